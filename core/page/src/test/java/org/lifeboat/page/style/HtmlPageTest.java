package org.lifeboat.page.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.page.browser.Chromium;
import org.lifeboat.page.browser.Screen;

class HtmlPageTest {
  private static Chromium chromium;

  @TempDir private Path folder;

  @BeforeAll
  static void open() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private void show(String page, Screen on) throws IOException {
    chromium.open(Files.writeString(folder.resolve("page.html"), page), on);
  }

  @Test
  void aTitleIsTextAndNothingElse() throws IOException {
    show(
        new HtmlPage("</title><script>document.title='taken'</script>")
            .render(out -> out.writeContent("<h1>Harmless</h1>")),
        Screen.DESK);

    assertThat(chromium.driver().getTitle())
        .isEqualTo("</title><script>document.title='taken'</script>");
    assertThat(chromium.consoleErrors()).isEmpty();
  }

  @Test
  void dataInAScriptDoNotEndIt() throws IOException {
    String hostile = "\"</script><img src=x onerror=\\\"document.title='taken'\\\">&\"";
    show(
        new HtmlPage("kept")
            .script("document.querySelector('h1').textContent = " + Inline.json(hostile) + ";")
            .render(out -> out.writeContent("<h1>before</h1>")),
        Screen.DESK);

    assertThat(chromium.driver().getTitle()).isEqualTo("kept");
    assertThat(chromium.driver().executeScript("return document.querySelector('h1').textContent"))
        .isEqualTo("</script><img src=x onerror=\"document.title='taken'\">&");
    assertThat(chromium.consoleErrors()).isEmpty();
  }

  @Test
  void whatWouldBeFetchedIsRefused() throws IOException {
    Files.writeString(folder.resolve("beside.css"), "h1 { color: red }");
    show(
        new HtmlPage("alone")
            .render(
                out -> out.writeContent("<h1>x</h1><link rel=\"stylesheet\" href=\"beside.css\">")),
        Screen.DESK);

    assertThat(chromium.consoleErrors()).singleElement().asString().contains("beside.css");
  }

  @Test
  void nightAndPaperHaveColoursOfTheirOwn() throws IOException {
    String page = new HtmlPage("look").render(out -> out.writeContent("<h1>Look</h1>"));
    show(page, Screen.DESK);
    String day = background();
    show(page, Screen.DESK.atNight());
    String night = background();
    chromium.onPaper();

    assertThat(day).isNotEqualTo(night);
    assertThat(background()).isEqualTo("rgb(255, 255, 255)");
  }

  private static String background() {
    return String.valueOf(
        chromium.driver().executeScript("return getComputedStyle(document.body).backgroundColor"));
  }
}

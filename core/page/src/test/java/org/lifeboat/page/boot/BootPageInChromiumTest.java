package org.lifeboat.page.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lifeboat.page.browser.Chromium;
import org.lifeboat.page.browser.Screen;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Pages of boots as people see them; pictures of them are left in {@code target/pictures}. */
class BootPageInChromiumTest {
  private static final Path PICTURES = Path.of("target/pictures");
  private static final List<Screen> SCREENS =
      List.of(Screen.DESK, Screen.DESK.atNight(), Screen.PHONE, Screen.PHONE.atNight());

  private static Chromium chromium;

  @TempDir private static Path folder;

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

  private static Path written(Situation situation) throws IOException {
    return Files.writeString(folder.resolve(situation + ".html"), situation.page());
  }

  @ParameterizedTest
  @EnumSource
  void everybodyCanReadItOnEveryScreen(Situation situation) throws IOException {
    Path page = written(situation);
    for (Screen screen : SCREENS) {
      chromium.open(page, screen);

      assertThat(chromium.consoleErrors()).as("%s", screen).isEmpty();
      assertThat(chromium.overflow()).as("%s", screen).isZero();
      if (screen.touch() == screen.dark()) {
        assertThat(chromium.accessibilityProblems()).as("%s", screen).isEmpty();
      }
      chromium.picture(PICTURES.resolve("boot-" + situation + "-" + screen + ".png"));
    }
  }

  @Test
  void aBoxThatIsPointedAtSaysWhatItIs() throws IOException {
    chromium.open(written(Situation.GIVEN_BACK), Screen.DESK);
    WebElement tip = chromium.driver().findElement(By.id("tip"));
    assertThat(tip.isDisplayed()).isFalse();

    WebElement buffer = chromium.driver().findElement(By.cssSelector(".film-plot .use-pool"));
    new Actions(chromium.driver()).scrollToElement(buffer).moveToElement(buffer).perform();

    assertThat(tip.isDisplayed()).isTrue();
    assertThat(tip.getText()).contains("swiotlb pool: 64 MB", "from moment 2 to 5");
    assertThat(tip.getRect().getX()).isBetween(0, Screen.DESK.width() - tip.getSize().width);

    new Actions(chromium.driver()).sendKeys(Keys.ESCAPE).perform();
    assertThat(tip.isDisplayed()).isFalse();
  }

  @Test
  void namesThatAreMarkupDoNothing() throws IOException {
    chromium.open(Files.writeString(folder.resolve("hostile.html"), Hostile.page()), Screen.PHONE);

    assertThat(chromium.driver().getTitle()).startsWith(Hostile.NAME.substring(0, 9));
    assertThat(chromium.driver().findElements(By.tagName("img"))).isEmpty();
    assertThat(chromium.consoleErrors()).isEmpty();
    assertThat(chromium.overflow()).isZero();
  }

  @Test
  void onPaperItIsDarkOnWhiteWhateverTheScreen() throws IOException {
    chromium.open(written(Situation.GIVEN_BACK), Screen.DESK.atNight()).onPaper();

    assertThat(chromium.accessibilityProblems()).isEmpty();
    chromium.picture(PICTURES.resolve("boot-given-back-paper.png"));
  }

  @Test
  void axeWouldFindWhatCannotBeRead() throws IOException {
    String faint =
        Situation.LATE.page().replace("<p class=\"lead", "<p style=\"color:#ccc\" class=\"lead");
    chromium.open(Files.writeString(folder.resolve("faint.html"), faint), Screen.DESK);

    assertThat(chromium.accessibilityProblems()).anyMatch(p -> p.startsWith("color-contrast"));
  }
}

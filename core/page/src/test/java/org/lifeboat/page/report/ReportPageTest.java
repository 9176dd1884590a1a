package org.lifeboat.page.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.experiment.question.Finding;
import org.lifeboat.experiment.question.Question;
import org.lifeboat.experiment.row.Column;
import org.lifeboat.page.browser.Chromium;
import org.lifeboat.page.browser.Screen;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

class ReportPageTest {
  private static final Path PICTURES = Path.of("target", "pictures");

  @TempDir private static Path folder;
  private static Chromium chromium;
  private static Path page;

  @BeforeAll
  static void open() throws IOException, SQLException {
    chromium = Chromium.start();
    page = written("page", Invented.asking(Invented.QUESTION.findings(), Invented.charts()), 2);
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private static Path written(String name, Question question, int seeds)
      throws IOException, SQLException {
    try (Connection results = Invented.results(seeds)) {
      String html = ReportPage.html(question, Invented.COLUMNS, Invented.PROVENANCE, results);
      return Files.writeString(folder.resolve(name + ".html"), html);
    }
  }

  @Test
  void isSeenOnEachScreen() {
    for (Screen screen :
        List.of(Screen.DESK, Screen.DESK.atNight(), Screen.PHONE, Screen.PHONE.atNight())) {
      chromium.open(page, screen).picture(PICTURES.resolve("report-" + screen + ".png"));
      assertThat(chromium.consoleErrors()).as("%s", screen).isEmpty();
      assertThat(chromium.overflow()).as("%s", screen).isZero();
      assertThat(chromium.accessibilityProblems()).as("%s", screen).isEmpty();
    }
  }

  private static Object run(String script, Object... arguments) {
    return chromium.driver().executeScript(script, arguments);
  }

  private static List<WebElement> all(String selector) {
    return chromium.driver().findElements(By.cssSelector(selector));
  }

  private static WebElement one(String selector) {
    return chromium.driver().findElement(By.cssSelector(selector));
  }

  private static String counted() {
    return one(".boots .status [role=status]").getText();
  }

  private static List<String> texts(int column) {
    return all(".table-of-boots tbody td:nth-child(" + column + ")").stream()
        .map(WebElement::getText)
        .toList();
  }

  private static void choose(String column, String value) {
    new Select(one("select[data-column=" + column + "]")).selectByVisibleText(value);
  }

  /** The text in a drawing, to be pointed at; the first that says so. */
  private static WebElement drawn(int chart, String text) {
    return all("#chart-" + chart + " svg text").stream()
        .filter(e -> e.getText().equals(text))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void asksAndAnswersAtTheTop() {
    chromium.open(page, Screen.DESK);

    assertThat(one("h1").getText()).isEqualTo("Four ways out when the IOMMU fails");
    assertThat(all(".answer p").stream().map(WebElement::getText))
        .containsExactly(
            "Only deferred-init saves all of its 720 boots (100 %); at the end it holds 57.6 MB on"
                + " average, since it gives back what it does not need.",
            "Early detection misses 33.3 % of the failures: they show only when the driver"
                + " starts.");
    assertThat(one(".extent").getText())
        .isEqualTo(
            "3,600 boots: machine 2 × memory 6 × faults 10 × policy 5 × fragmentation 3 × seed 2");
  }

  @Test
  void filtersByWordsAndByValues() {
    chromium.open(page, Screen.DESK);
    assertThat(counted()).isEqualTo("3,600 boots");

    one("input[type=search]").sendKeys("CHECKSUM late");
    assertThat(counted()).isEqualTo("72 of 3,600 boots");
    assertThat(texts(5)).containsOnly("late-alloc");

    choose("memory", "1T");
    assertThat(counted()).isEqualTo("12 of 3,600 boots");
    choose("survived", "no");
    assertThat(texts(9)).containsOnly("no");

    one(".boots .status button").click();
    assertThat(counted()).isEqualTo("3,600 boots");
    assertThat(one("input[type=search]").getAttribute("value")).isEmpty();
  }

  @Test
  void saysWhenNothingIsFound() {
    chromium.open(page, Screen.DESK);

    one("input[type=search]").sendKeys("no such thing");

    assertThat(counted()).isEqualTo("0 of 3,600 boots");
    assertThat(all(".table-of-boots tbody tr")).isEmpty();
    assertThat(one(".pages").getText()).contains("none");
  }

  @Test
  void sortsSizesAsSizesAndKeepsWhatIsAbsentLast() {
    chromium.open(page, Screen.DESK);

    choose("policy", "late-alloc");
    one(".table-of-boots th:nth-child(11) button").click();
    assertThat(texts(11)).containsOnly("32 KB");
    one(".table-of-boots th:nth-child(11) button").click();

    assertThat(texts(11)).containsOnly("4 MB");
    assertThat(one(".table-of-boots th:nth-child(11)").getAttribute("aria-sort"))
        .isEqualTo("descending");
    assertThat(one(":focus").getText()).isEqualTo("pool");
  }

  @Test
  void turnsPages() {
    chromium.open(page, Screen.DESK);
    assertThat(all(".pages button").get(0).isEnabled()).isFalse();

    all(".pages button").get(1).click();

    assertThat(one(".pages").getText()).contains("26 to 50");
    assertThat(texts(1)).first().isEqualTo("25");
  }

  @Test
  void aRowLeadsToTheCommandThatRepeatsIt() {
    chromium.open(page, Screen.DESK);

    all(".table-of-boots button.open").get(2).click();
    assertThat(one(".opened .command").getText())
        .isEqualTo("./lifeboat boot config/experiments/four-options.conf:2");
    one(".filters input[type=checkbox]").click();

    assertThat(one(".opened .command").getText())
        .isEqualTo(
            "./lifeboat boot config/experiments/four-options.conf:2 --format html -o boot-2.html");
  }

  @Test
  void aButtonCopiesTheCommand() {
    chromium.open(page, Screen.DESK);
    run(
        "window.copied = []; navigator.clipboard.writeText = text => { copied.push(text); return"
            + " Promise.resolve(); }");

    all(".table-of-boots button.copy").get(1).click();

    assertThat(run("return copied"))
        .isEqualTo(List.of("./lifeboat boot config/experiments/four-options.conf:1"));
    assertThat(all(".table-of-boots button.copy").get(1).getText()).isEqualTo("Copied");
  }

  @Test
  void aTooltipNamesWhatIsPointedAt() {
    chromium.open(page, Screen.DESK);

    new Actions(chromium.driver()).moveToElement(drawn(0, "66.7 %")).perform();

    assertThat(one("#chart-0 .tip").getText())
        .contains("dmar-length-beyond-table · early-detect")
        .contains("66.7 %")
        .contains("72 boots");
    chromium.picture(PICTURES.resolve("report-tooltip.png"));
  }

  @Test
  void tooltipsOfLinesNameThemAll() {
    chromium.open(page, Screen.DESK);

    new Actions(chromium.driver()).moveToElement(one("#chart-5 .drawing"), 20, 0).perform();

    assertThat(one("#chart-5 .tip").getText())
        .contains("memory: ")
        .contains("deferred-init 100 %")
        .contains("panic 0 %");
  }

  @Test
  void aCellOfTheHeatMapFiltersTheTableAndRepeatsABoot() {
    chromium.open(page, Screen.DESK);

    drawn(0, "66.7 %").click();

    assertThat(counted()).isEqualTo("72 of 3,600 boots");
    assertThat(texts(4)).containsOnly("dmar-length-beyond-table");
    assertThat(texts(5)).containsOnly("early-detect");
    assertThat(one("#chart-0 .picked").getText())
        .contains("dmar-length-beyond-table · early-detect: 66.7 %")
        .contains("survived: yes")
        .contains("survived: no")
        .contains("./lifeboat boot config/experiments/four-options.conf:")
        .contains("The 72 rows of the table");
    chromium.picture(PICTURES.resolve("report-picked.png"));
    assertThat(chromium.accessibilityProblems()).isEmpty();
  }

  @Test
  void theNumbersBelowDoWhatCellsDo() {
    chromium.open(page, Screen.DESK);

    one("#chart-0 summary").click();
    all("#chart-0 .numbers tbody button").get(2).sendKeys(Keys.ENTER);

    assertThat(counted()).isEqualTo("72 of 3,600 boots");
    assertThat(one("#chart-0 .picked").getText()).contains("none · late-alloc: 100 %");
    assertThat(chromium.accessibilityProblems()).isEmpty();
  }

  @Test
  void aDistributionAndALineLeadToTheTable() {
    chromium.open(page, Screen.DESK);

    drawn(2, "45 %").click();
    assertThat(texts(5)).containsOnly("early-detect");

    run("document.querySelector('#chart-5').scrollIntoView()");
    WebElement point = all("#chart-5 svg path[fill*='c-pink']").get(0);
    new Actions(chromium.driver()).moveToElement(point).click().perform();
    assertThat(texts(5)).containsOnly("late-alloc");
    assertThat(texts(3)).containsOnly("1G");
  }

  @Test
  void coloursFollowTheSchemeWhileItIsOpen() {
    chromium.open(page, Screen.DESK);
    String colour =
        "return getComputedStyle([...document.querySelectorAll('#chart-0 svg text')][0]).fill";
    Object day = run(colour);

    chromium
        .driver()
        .executeCdpCommand(
            "Emulation.setEmulatedMedia",
            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));

    assertThat(run(colour)).isNotEqualTo(day);
  }

  @Test
  void fitsOnPaper() throws IOException {
    chromium.open(page, Screen.DESK);
    Object pdf =
        chromium
            .driver()
            .executeCdpCommand(
                "Page.printToPDF",
                Map.of("printBackground", true, "paperWidth", 8.27, "paperHeight", 11.69))
            .get("data");
    Files.write(PICTURES.resolve("report.pdf"), Base64.getDecoder().decode(String.valueOf(pdf)));

    chromium.open(page, new Screen(718, 1000, false, false)).onPaper();
    run("dispatchEvent(new Event('beforeprint'))");
    chromium.picture(PICTURES.resolve("report-paper.png"));
    assertThat(chromium.overflow()).isZero();
    assertThat(one(".filters").isDisplayed()).isFalse();
    assertThat(all(".drawing svg").stream().mapToInt(svg -> svg.getSize().getWidth()))
        .allMatch(width -> width <= 718);
    assertThat(chromium.consoleErrors()).isEmpty();
  }

  @Test
  void namesOfAnyKindDoNoHarm() throws IOException, SQLException {
    String evil = "</script><img src=x onerror=\"document.title='taken'\">\u2028'\"&{{}}";
    String sql = evil.replace("'", "''");
    List<Column> columns =
        List.of(
            new Column("policy", Column.Type.TEXT, "", evil),
            new Column("faults", Column.Type.TEXT, "", evil),
            new Column("survived", Column.Type.FLAG, "", evil),
            new Column("held_bytes", Column.Type.WHOLE, "bytes", evil),
            new Column("ram_bytes", Column.Type.WHOLE, evil, evil));
    Question question =
        new Question(
            evil,
            evil,
            evil,
            List.of("policy", "faults"),
            List.of("survived", "held_bytes", "ram_bytes"),
            List.of(new Finding("select '" + sql + "' as it", "{it}", evil)),
            List.of());
    Path hostile = folder.resolve("hostile.html");
    try (Connection results =
        Invented.table(
            "create table results as select range as boot, case range % 2 when 0 then '"
                + sql
                + "' else 'b' end as policy, case range % 3 when 0 then '"
                + sql
                + "' else 'c' end as faults, range % 4 = 0 as survived,"
                + " range * 4096 as held_bytes, range as ram_bytes from range(40)")) {
      Files.writeString(
          hostile,
          ReportPage.html(question, columns, new Provenance(evil, evil, evil, 1), results));
    }

    chromium.open(hostile, Screen.PHONE);
    drawn(0, all("#chart-0 svg text").get(0).getText());
    all("#chart-0 .numbers summary").get(0).click();
    all("#chart-0 .numbers tbody button").get(0).click();
    all(".table-of-boots button.open").get(0).click();

    chromium.picture(PICTURES.resolve("report-hostile.png"));
    assertThat(chromium.driver().getTitle()).startsWith("</script><img");
    assertThat(one("h1").getText()).startsWith("</script><img");
    assertThat(all("img")).isEmpty();
    assertThat(one(".opened .command").getText())
        .isEqualTo("./lifeboat boot '" + evil.replace("'", "'\\''").replace("\u2028", " ") + ":0'");
    assertThat(chromium.overflow()).isZero();
    assertThat(chromium.consoleErrors()).isEmpty();
  }

  @Test
  void aMillionBootsAreGroupsOnAPageOfTheSameSize() throws IOException, SQLException {
    Path million = folder.resolve("million.html");
    try (Connection results = Invented.results(556)) {
      long start = System.nanoTime();
      String html =
          ReportPage.html(
              Invented.asking(List.of(), Invented.charts()),
              Invented.COLUMNS,
              Invented.PROVENANCE,
              results);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
      Files.writeString(million, html);
    }

    chromium.open(million, Screen.DESK);

    assertThat(one(".extent").getText()).startsWith("1,000,800 boots: machine 2 × ");
    assertThat(one("#boots p").getText())
        .isEqualTo(
            "These are too many boots for a page. Each row stands for the boots that agree in what"
                + " it names, whatever their seed; the number of the first of them opens the"
                + " command that repeats it.");
    assertThat(counted()).isEqualTo("1,800 groups");
    drawn(0, "66.7 %").click();
    assertThat(counted()).isEqualTo("36 of 1,800 groups");
    assertThat(Files.size(million)).isLessThan(2_000_000);
    assertThat(chromium.consoleErrors()).isEmpty();
    chromium.picture(PICTURES.resolve("report-million.png"));
  }

  @Test
  void theSameResultsGiveTheSamePage() throws IOException, SQLException {
    Question question = Invented.asking(List.of(), Invented.charts());

    assertThat(Files.readString(written("one", question, 3)))
        .isEqualTo(Files.readString(written("two", question, 3)));
  }
}

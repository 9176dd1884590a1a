package org.lifeboat.page.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.experiment.question.Question;
import org.lifeboat.page.browser.Chromium;
import org.lifeboat.page.browser.Screen;

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
      String html =
          ReportPage.html(question, Invented.COLUMNS, Invented.PROVENANCE, results);
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
}

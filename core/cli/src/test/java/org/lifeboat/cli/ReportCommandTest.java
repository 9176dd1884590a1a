package org.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportCommandTest {
  private static final String QUESTION =
      """
      title = "Two ways"
      question = "Which of two?"
      matrix { machines = [ "%s" ], policies = [ deferred-init, nommu ], faults = [ none, all ] }
      """
          .formatted(Typed.machine("q35-4g-vtd-zero"));

  @TempDir private Path folder;

  private Path results(String experiment) throws IOException {
    Path file = Files.writeString(folder.resolve("two-ways.conf"), experiment);
    Path results = folder.resolve("results");
    Typed run = Typed.lifeboat("run", file.toString(), "--out", results.toString());
    assertThat(run.code()).as(run.err()).isZero();
    return results;
  }

  @Test
  void aPageStandsBesideTheResults() throws IOException {
    Path results = results(QUESTION);

    Typed report = Typed.lifeboat("report", results.toString());

    Path page = results.resolve("report.html");
    assertThat(report).isEqualTo(new Typed(0, "Open " + page + " in a browser.\n", ""));
    assertThat(Files.readString(page).lines().map(String::strip))
        .contains("<h1>Two ways</h1>", "<p class=\"lead\">Which of two?</p>")
        .anyMatch(line -> line.contains("/two-ways.conf:0"));
    try (Stream<Path> files = Files.list(results)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("manifest.json", "parts", "report.html");
    }
  }

  @Test
  void itIsTheSameEachTimeAndWhereverItGoes() throws IOException {
    Path results = results(QUESTION);
    Path other = folder.resolve("other.html");

    Typed.lifeboat("report", results.toString());
    Typed.lifeboat("report", results.toString(), "-o", other.toString());

    assertThat(other).hasSameTextualContentAs(results.resolve("report.html"));
  }

  @Test
  void commandsNameTheFileThatTheyAreToldToName() throws IOException {
    Path results = results(QUESTION);

    Typed.lifeboat("report", results.toString(), "--experiment", "my files/two.conf");

    assertThat(Files.readString(results.resolve("report.html")).lines())
        .anyMatch(line -> line.contains("./lifeboat run 'my files/two.conf'"));
  }

  @Test
  void aFindingThatAsksForWhatThereIsNotIsNamedBeforeTheFirstBoot() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("two-ways.conf"),
            QUESTION
                + "findings = [ { query = \"select nothing from results\", say = \"{nothing}\","
                + " otherwise = \"none\" } ]");

    Typed run =
        Typed.lifeboat("run", file.toString(), "--out", folder.resolve("results").toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("lifeboat: " + file + ": finding 1: ")
        .contains("\"nothing\" not found")
        .hasLineCount(1);
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @Test
  void aFolderWithoutResultsIsNamed() {
    Typed report = Typed.lifeboat("report", folder.toString());

    assertThat(report.code()).isEqualTo(2);
    assertThat(report.err()).contains(folder.toString()).contains("lifeboat run");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
    Path results = results(QUESTION);
    Path nowhere = folder.resolve("nowhere/page.html");

    Typed report = Typed.lifeboat("report", results.toString(), "-o", nowhere.toString());

    assertThat(report)
        .isEqualTo(
            new Typed(
                2, "", "lifeboat: " + nowhere + ": cannot be written; -o names another file\n"));
  }
}

package org.lifeboat.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.experiment.question.Question;
import org.lifeboat.experiment.results.Manifest;
import org.lifeboat.experiment.results.ResultsException;
import org.lifeboat.experiment.results.ResultsFolder;
import org.lifeboat.experiment.results.UsedPlugin;

/** Folders that a run must not, or cannot, write to. */
class FolderTest {
  private static final Prepared SAMPLE = Sample.of(1_000);

  @TempDir private Path folder;

  private AbstractThrowableAssert<?, ?> refusal(Path out, Prepared experiment, boolean resume) {
    return assertThatThrownBy(() -> Sample.run(out, experiment, 2, resume))
        .isInstanceOf(ResultsException.class);
  }

  private void begin(Path out) {
    LongAdder computed = new LongAdder();
    ExperimentRun.in(new ResultsFolder(out), SAMPLE, Sample.VERSION, false)
        .run(new ThreadsEngine(), 1, computed::add, () -> computed.sum() >= 256);
  }

  @Test
  void missingFoldersAreMadeAndEmptyOnesTaken() throws IOException {
    Sample.run(folder.resolve("a/b/c"), SAMPLE, 2, true);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Sample.run(empty, SAMPLE, 2, false);

    assertThat(Sample.export(empty)).isEqualTo(Sample.export(folder.resolve("a/b/c")));
  }

  @Test
  void aFolderOfOtherFilesIsLeftAlone() throws IOException {
    for (String name : List.of("a", "b", "c", "d", "e")) {
      Files.writeString(folder.resolve(name), "mine");
    }

    refusal(folder, SAMPLE, true)
        .hasMessage(
            folder
                + ": is no folder of results and not empty (it has a, b, c and 2 more), so nothing"
                + " is written there: name another folder");
    assertThat(folder.toFile().list()).hasSize(5);
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");

    refusal(file, SAMPLE, false).hasMessageStartingWith(file + ": ");
    refusal(file.resolve("below"), SAMPLE, false)
        .hasMessage(file.resolve("below") + ": cannot be written: Not a directory");
  }

  @Test
  void anUnfinishedRunIsTakenUpOnlyWhenThatIsSaid() {
    begin(folder);

    refusal(folder, SAMPLE, false)
        .hasMessage(
            folder
                + ": holds 256 of 1000 boots of this experiment: --resume goes on with them; to"
                + " begin anew, delete the folder or name another");
  }

  @Test
  void aFinishedRunIsNotRepeated() {
    Sample.run(folder, SAMPLE, 2, false);

    refusal(folder, SAMPLE, false)
        .hasMessageStartingWith(folder + ": holds all 1000 boots of this experiment already: ")
        .hasMessageContaining("'lifeboat report " + folder + "'");
  }

  private static Prepared altered(
      Question question, String fingerprint, long seed, List<UsedPlugin> plugins) {
    return new Prepared(SAMPLE.rows(), question, fingerprint, seed, plugins, SAMPLE.recipe());
  }

  @Test
  void resultsOfSomethingElseAreNotGoneOnWith() {
    begin(folder);
    Question question = SAMPLE.question();
    String print = SAMPLE.fingerprint();
    List<UsedPlugin> plugins = SAMPLE.plugins();

    refusal(folder, altered(Sample.question("other"), print, 7, plugins), true)
        .hasMessageContaining("of another experiment, 'sample', and not of 'other'");
    refusal(folder, altered(question, "beef", 7, plugins), true)
        .hasMessageContaining(
            "of 'sample' as it was before its file, or a file that it names, was");
    refusal(folder, altered(question, print, 8, plugins), true)
        .hasMessageContaining("of seed 7, and not of 8");
    refusal(
            folder,
            altered(
                question,
                print,
                7,
                List.of(
                    plugins.get(0),
                    new UsedPlugin("policy", "mine", Optional.empty(), Optional.of("cafe")))),
            true)
        .hasMessageContaining(
            "of other plugins: then policy mine of no version (a jar of SHA-256 beef); now policy"
                + " mine of no version (a jar of SHA-256 cafe)");
    refusal(folder, Sample.of(1_001), true).hasMessageContaining("was changed");
    assertThatThrownBy(() -> ExperimentRun.in(new ResultsFolder(folder), SAMPLE, "2.0", true))
        .hasMessageContaining("of Lifeboat 1.0, and this is 2.0");
    Sample.run(folder, SAMPLE, 2, true);
  }

  @Test
  void moreRowsThanAFolderHoldsAreRefusedAtOnce() {
    refusal(folder.resolve("out"), Sample.of(Long.MAX_VALUE), false)
        .hasMessage("sample: 9223372036854775807 rows; results hold from 1 to 4294967296 of them");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aFullDiskLosesNothing() throws Exception {
    try (SmallDisk disk = SmallDisk.mounted(folder, "200k")) {
      Path out = disk.path().resolve("out");
      Prepared large = Sample.of(20_000);

      refusal(out, large, false).hasMessageContaining("No space left on device");
      Manifest manifest = new ResultsFolder(out).manifest();
      assertThat(manifest.complete()).isFalse();
      assertThat(out.resolve("parts").toFile().list())
          .isNotEmpty()
          .allMatch(name -> name.endsWith(".parquet"));
      refusal(out, large, true).hasMessageContaining("No space left on device");

      disk.grow("10m");
      Sample.run(out, large, 2, true);
      Path whole = folder.resolve("whole");
      Sample.run(whole, large, 2, false);
      assertThat(Sample.export(out)).isEqualTo(Sample.export(whole));
    }
  }

  @Test
  void aDiskWithoutRoomForAManifestIsSaidToBeFull() throws Exception {
    try (SmallDisk disk = SmallDisk.mounted(folder, "8k")) {
      Question small = SAMPLE.question();
      Question large =
          new Question(
              small.id(),
              small.title(),
              "why? ".repeat(4_000),
              small.axes(),
              small.metrics(),
              small.findings(),
              small.charts());
      Path out = disk.path().resolve("out");

      refusal(out, altered(large, "f00d", 7, List.of()), false)
          .hasMessage(out + ": cannot be written: No space left on device");
      assertThat(out).isEmptyDirectory();
    }
  }

  @Test
  void aReadOnlyFolderIsSaidToBeSo() throws Exception {
    try (SmallDisk disk = SmallDisk.mounted(folder, "1m")) {
      Path out = disk.path().resolve("out");
      begin(out);
      disk.remount("ro");

      refusal(out, SAMPLE, true).hasMessageContaining("Read-only file system");
      refusal(disk.path().resolve("new"), SAMPLE, false)
          .hasMessage(disk.path().resolve("new") + ": cannot be written: Read-only file system");
    }
  }

  @Test
  void aFolderThatGoesAwayIsAnErrorOfItsOwn() {
    Path out = folder.resolve("out");
    ExperimentRun run = ExperimentRun.in(new ResultsFolder(out), SAMPLE, Sample.VERSION, false);
    assertThat(out.resolve("parts").toFile().delete()).isTrue();

    assertThatThrownBy(
            () -> run.run(new ThreadsEngine(), 2, RunListener.NOBODY, Cancellation.NEVER))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining(out.resolve("parts") + "/part-")
        .hasMessageContaining("cannot be written: ");
  }
}

package org.lifeboat.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.experiment.results.Cut;
import org.lifeboat.experiment.results.Manifest;
import org.lifeboat.experiment.results.ResultsException;
import org.lifeboat.experiment.results.ResultsFolder;
import org.lifeboat.experiment.row.Column;
import org.lifeboat.experiment.row.Row;
import org.lifeboat.experiment.row.RowSource;

/** Whatever stops a run and whoever goes on with it, the folder ends up the same to the byte. */
class ResumeTest {
  private static final long SIZE = 5_000;
  private static final Cut CUT = new Cut(SIZE);

  private static Map<String, String> uninterrupted;

  @TempDir private Path folder;

  /** Every file below a folder with its content. */
  private static Map<String, String> content(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      Map<String, String> content = new TreeMap<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(
            folder.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
      return content;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeAll
  static void uninterrupted(@TempDir Path whole) {
    Sample.run(whole, Sample.of(SIZE), 1, false);
    uninterrupted = content(whole);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 100})
  void theNumberOfThreadsDoesNotMatter(int threads) {
    Path out = folder.resolve("out");
    Sample.run(out, Sample.of(SIZE), threads, false);

    assertThat(content(out)).isEqualTo(uninterrupted).hasSize(1 + CUT.parts());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 64, 300, 2_000, 4_999, 5_000})
  void theMomentOfTheStopDoesNotMatter(int rows) {
    Path out = folder.resolve("out");
    LongAdder computed = new LongAdder();
    ExperimentRun stopped =
        ExperimentRun.in(new ResultsFolder(out), Sample.of(SIZE), Sample.VERSION, false);
    stopped.run(new ThreadsEngine(), 2, computed::add, () -> computed.sum() >= rows);
    assertThat(content(out).keySet()).noneMatch(name -> name.endsWith(".tmp"));

    Sample.run(out, Sample.of(SIZE), 3, true);

    assertThat(content(out)).isEqualTo(uninterrupted);
  }

  @Test
  void aStoppedRunSaysThatItWas() {
    assertThat(Sample.run(folder, Sample.of(SIZE), 2, false, () -> true)).isEmpty();
  }

  @Test
  void aResumedRunMakesOnlyWhatIsMissing() throws IOException {
    Sample.run(folder, Sample.of(SIZE), 2, false);
    Files.delete(part(3));
    int last = CUT.parts() - 1;
    long lastRows = SIZE - CUT.first(last);
    Files.delete(part(last));
    LongAdder computed = new LongAdder();

    ExperimentRun run =
        ExperimentRun.in(new ResultsFolder(folder), Sample.of(SIZE), Sample.VERSION, true);
    assertThat(run.finished()).isFalse();
    assertThat(run.rowsFound()).isEqualTo(SIZE - CUT.rowsOfPart() - lastRows);
    run.run(new ThreadsEngine(), 2, computed::add, Cancellation.NEVER);

    assertThat(computed.sum()).isEqualTo(CUT.rowsOfPart() + lastRows);
    assertThat(run.rowsNow()).isEqualTo(SIZE);
  }

  @Test
  void aFinishedRunHasNothingToDo() {
    Sample.run(folder, Sample.of(SIZE), 2, false);

    assertThat(
            ExperimentRun.in(new ResultsFolder(folder), Sample.of(SIZE), Sample.VERSION, true)
                .finished())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"flip", "cut", "empty", "grown"})
  void aDamagedPartIsMadeAgain(String how) throws IOException {
    Sample.run(folder, Sample.of(SIZE), 2, false);
    Map<String, String> before = content(folder);
    Path part = part(5);
    byte[] bytes = Files.readAllBytes(part);
    switch (how) {
      case "flip" -> bytes[bytes.length / 2] ^= 1;
      case "cut" -> bytes = Arrays.copyOf(bytes, bytes.length / 2);
      case "empty" -> bytes = new byte[0];
      default -> bytes = Arrays.copyOf(bytes, bytes.length + 1);
    }
    Files.write(part, bytes);

    ExperimentRun run =
        ExperimentRun.in(new ResultsFolder(folder), Sample.of(SIZE), Sample.VERSION, true);
    assertThat(run.damaged()).containsExactly(part);
    assertThat(run.finished()).isFalse();
    run.run(new ThreadsEngine(), 2, RunListener.NOBODY, Cancellation.NEVER);

    assertThat(content(folder)).isEqualTo(before);
  }

  @Test
  void whatAKilledProcessLeftIsCleared() throws IOException {
    Sample.run(folder, Sample.of(SIZE), 2, false, () -> true);
    // No process has so large a number.
    Path left = folder.resolve("parts/part-0000003.999999999-1.tmp");
    Files.writeString(left, "half");
    Files.writeString(folder.resolve("manifest.json.999999999-1.tmp"), "{");
    Path mine = Files.writeString(folder.resolve("parts/notes.txt"), "mine");
    Path living =
        Files.writeString(folder.resolve("parts/part-0000004.1-1.tmp"), "of a living process");

    Sample.run(folder, Sample.of(SIZE), 2, true);

    assertThat(left).doesNotExist();
    assertThat(folder.resolve("manifest.json.999999999-1.tmp")).doesNotExist();
    assertThat(mine).exists();
    assertThat(living).exists();
  }

  @Test
  void twoFilesForTheSameRowsAreAnError() throws IOException {
    Sample.run(folder, Sample.of(SIZE), 2, false);
    byte[] other = {1, 2, 3};
    // SHA-256 of those bytes
    Path second = folder.resolve("parts/part-0000002-039058c6f2c0cb49.parquet");
    Files.write(second, other);

    assertThatThrownBy(() -> Sample.run(folder, Sample.of(SIZE), 2, true))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining(part(2).getFileName().toString())
        .hasMessageContaining("two files for the same rows, which differ");
  }

  @Test
  void theManifestCountsWhatIsThere() {
    Manifest manifest = Sample.run(folder, Sample.of(3_000), 2, false);

    assertThat(manifest.tally())
        .hasValueSatisfying(
            tally -> {
              assertThat(tally.outcomes())
                  .containsExactly(Map.entry("swiotlb", 2000L), Map.entry("nommu", 1000L));
              assertThat(tally.failures()).isEqualTo(3);
            });
    assertThat(new ResultsFolder(folder).manifest()).isEqualTo(manifest);
  }

  @Test
  void aFailingSourceStopsTheRunWithTheNumberOfItsRow() {
    RowSource good = Sample.of(SIZE).rows();
    Prepared failing =
        Sample.with(
            new RowSource() {
              @Override
              public List<Column> columns() {
                return good.columns();
              }

              @Override
              public long size() {
                return SIZE;
              }

              @Override
              public Row row(long number) {
                if (number == 3_210) {
                  throw new IllegalStateException("a bug");
                }
                return good.row(number);
              }
            });

    assertThatThrownBy(() -> Sample.run(folder, failing, 2, false))
        .isInstanceOf(RowException.class)
        .hasMessage("boot 3210: java.lang.IllegalStateException: a bug");
    assertThat(content(folder).keySet()).noneMatch(name -> name.endsWith(".tmp"));
    Sample.run(folder, Sample.of(SIZE), 2, true);
    assertThat(content(folder)).isEqualTo(uninterrupted);
  }

  private Path part(int number) throws IOException {
    try (Stream<Path> parts = Files.list(folder.resolve("parts"))) {
      return parts
          .filter(p -> p.getFileName().toString().startsWith("part-%07d-".formatted(number)))
          .findFirst()
          .orElseThrow();
    }
  }
}

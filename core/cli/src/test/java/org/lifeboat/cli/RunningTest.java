package org.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.engine.render.Style;
import org.lifeboat.experiment.results.ResultsException;
import org.lifeboat.experiment.results.ResultsFolder;
import org.lifeboat.experiment.row.Column;
import org.lifeboat.experiment.row.Row;
import org.lifeboat.experiment.row.RowSource;
import org.lifeboat.experiment.run.Engines;
import org.lifeboat.experiment.run.Prepared;
import org.lifeboat.experiment.run.ThreadsEngine;

/** A run as people see it, with rows that need no boots. */
class RunningTest {
  @TempDir private Path folder;

  private Typed run(Prepared experiment, boolean resume, boolean interactive) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            StandardCharsets.UTF_8,
            Map.of(),
            interactive);
    int code = running(experiment, folder, resume).run(Style.PLAIN, terminal);
    return new Typed(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static Running running(Prepared experiment, Path folder, boolean resume) {
    return new Running(
        experiment,
        new ResultsFolder(folder),
        resume,
        new EngineArguments(Engines.named(ThreadsEngine.ID), Map.of()),
        2);
  }

  @Test
  void whatCameOfItIsSummedUp() {
    Typed typed = run(new Numbers(1_000, 0).prepared(), false, false);

    assertThat(typed.code()).isZero();
    assertThat(typed.out())
        .startsWith("numbers: 1000 boots in " + folder + "\n")
        .contains("swiotlb    750\n", "panic      250\n", "  lifeboat report " + folder);
    assertThat(typed.err()).matches("lifeboat: 1000 boots in \\d s, \\d+ a second\n");
  }

  @Test
  void aFinishedRunIsNotRepeated() {
    new Numbers(1_000, 0).in(folder);

    Typed resumed = run(new Numbers(1_000, 0).prepared(), true, false);
    assertThat(resumed.code()).isZero();
    assertThat(resumed.out()).isEmpty();
    assertThat(resumed.err())
        .isEqualTo(
            "lifeboat: %s: all 1000 boots are there already; 'lifeboat report %s' shows them\n"
                .formatted(folder, folder));
    assertThatThrownBy(() -> run(new Numbers(1_000, 0).prepared(), false, false))
        .isInstanceOf(ResultsException.class);
  }

  @Test
  void aDamagedPartIsSaidAndMadeAgain() throws IOException {
    new Numbers(1_000, 0).in(folder);
    Path part;
    try (Stream<Path> parts = Files.list(folder.resolve("parts"))) {
      part = parts.findFirst().orElseThrow();
    }
    Files.write(part, new byte[0]);

    Typed typed = run(new Numbers(1_000, 0).prepared(), true, false);
    assertThat(typed.code()).isZero();
    assertThat(typed.err()).startsWith("lifeboat: " + part + ": is damaged, and is made again\n");
    assertThat(Typed.lifeboat("results", folder.toString()).code()).isZero();
  }

  /** Numbers, until the folder for parts goes away. */
  private static Prepared losing(Numbers numbers, Path parts) {
    RowSource rows =
        new RowSource() {
          @Override
          public List<Column> columns() {
            return numbers.columns();
          }

          @Override
          public long size() {
            return numbers.size();
          }

          @Override
          public Row row(long number) {
            if (number == 0) {
              assertThat(parts.toFile().delete()).isTrue();
            }
            return numbers.row(number);
          }
        };
    Prepared whole = numbers.prepared();
    return new Prepared(
        rows, whole.question(), whole.fingerprint(), whole.seed(), List.of(), whole.recipe());
  }

  @Test
  void anErrorSaysWhatStaysAndHowToGoOn() {
    Path parts = folder.resolve("parts");

    assertThatThrownBy(() -> run(losing(new Numbers(64, 0), parts), false, false))
        .isInstanceOf(ResultsException.class)
        .hasMessageStartingWith(parts + "/part-0000000.")
        .hasMessageEndingWith(
            ".tmp: cannot be written: No such file or directory\n0 of 64 boots are finished and"
                + " stay; the same command with --resume makes the rest");
  }

  @Test
  void onATerminalThereIsABarThatGoesAway() {
    Typed typed = run(new Numbers(2_000, 300).prepared(), false, true);

    assertThat(typed.out()).startsWith("numbers: 2000 boots in ");
    assertThat(typed.err())
        .startsWith("\r\033[K[")
        .contains(" of 2000 boots (")
        .matches("(?s).*\r\033\\[Klifeboat: 2000 boots in \\d s, \\d+ a second\n");
  }

  @Test
  void progressIsToldWithRateAndTimeLeft() {
    AtomicLong nanos = new AtomicLong(5);
    Terminal nobody =
        new Terminal(
            new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
            StandardCharsets.UTF_8,
            Map.of(),
            false);
    try (RunProgress progress = new RunProgress(nobody, 1_000_000, 100_000, nanos::get)) {
      assertThat(progress.line()).isEqualTo("100000 of 1000000 boots (10%), 0 a second");
      progress.computed(200_000);
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));
      assertThat(progress.line())
          .isEqualTo("300000 of 1000000 boots (30%), 20000 a second, 35 s left");
      assertThat(progress.total()).isEqualTo("200000 boots in 10 s, 20000 a second");
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0 s", "59, 59 s", "60, 1 min 0 s", "3599, 59 min 59 s", "109320, 30 h 22 min"})
  void timeIsSaidInTwoUnits(long seconds, String words) {
    assertThat(RunProgress.time(seconds)).isEqualTo(words);
  }

  @Test
  void wrongWordsAreBadUsage() {
    assertThat(Typed.lifeboat("run", "x.conf", "--threads", "0").err())
        .startsWith(
            "lifeboat: Invalid value for option '--threads': 0 is no number from 1 to 1024\n");
    assertThat(Typed.lifeboat("run", "x.conf", "--engine", "steam").err())
        .isEqualTo("lifeboat: there is no engine 'steam'; installed: threads\n");
  }

  /** A process of its own, to be stopped: a folder. */
  public static final class Stopped {
    private Stopped() {}

    /** Runs numbers that take some seconds. */
    public static void main(String[] args) {
      System.exit(
          running(new Numbers(20_000, 1_000).prepared(), Path.of(args[0]), false)
              .run(Style.PLAIN, Terminal.ofProcess()));
    }
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130"})
  void aSignalStopsTheRunInOrder(String signal, int code) throws Exception {
    assumeThat(isIgnored(2)).as("whether SIGINT is ignored here").isFalse();
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Stopped.class.getName(),
                out.toString())
            .redirectError(err.toFile())
            .start();
    while (process.isAlive() && parts(out) < 2) {
      Thread.sleep(5);
    }
    assertThat(process.isAlive()).as(Files.readString(err)).isTrue();
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();

    assertThat(process.waitFor()).isEqualTo(code);
    assertThat(Files.readString(err))
        .containsPattern(
            "lifeboat: \\d+ boots in \\d+ s, \\d+ a second\nlifeboat: "
                + out
                + ": stopped; \\d+ of 20000 boots are finished and stay; the same command with"
                + " --resume makes the rest\n$");
    try (Stream<Path> parts = Files.list(out.resolve("parts"))) {
      assertThat(parts).allMatch(p -> p.toString().endsWith(".parquet"));
    }
  }

  private static boolean isIgnored(int signal) throws IOException {
    Path status = Path.of("/proc/self/status");
    return !Files.exists(status)
        || Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(
                line ->
                    (Long.parseUnsignedLong(line.substring(7).strip(), 16) >> (signal - 1) & 1)
                        == 1);
  }

  private static int parts(Path out) throws IOException {
    if (!Files.isDirectory(out.resolve("parts"))) {
      return 0;
    }
    try (Stream<Path> files = Files.list(out.resolve("parts"))) {
      return (int) files.filter(f -> f.toString().endsWith(".parquet")).count();
    }
  }
}

package org.lifeboat.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.experiment.results.Cut;
import org.lifeboat.experiment.results.Manifest;
import org.lifeboat.experiment.results.ResultsException;
import org.lifeboat.experiment.results.ResultsFolder;
import org.lifeboat.experiment.run.Cancellation;
import org.lifeboat.experiment.run.Engines;
import org.lifeboat.experiment.run.ExperimentRun;
import org.lifeboat.experiment.run.Prepared;
import org.lifeboat.experiment.run.Recipe;
import org.lifeboat.experiment.run.RowException;
import org.lifeboat.experiment.run.RunListener;
import org.lifeboat.experiment.run.ThreadsEngine;

/** Whoever makes the parts, the folder is the same to the byte. */
class SparkEngineTest {
  @TempDir private Path folder;
  private Bench bench;
  private Path out;

  @BeforeEach
  void prepare() throws IOException {
    bench = Bench.in(folder.resolve("bench"));
    out = folder.resolve("out");
  }

  private Map<String, String> byThreads(Prepared experiment) {
    Path threads = folder.resolve("threads");
    Bench.run(new ThreadsEngine(), experiment, threads);
    return Bench.content(threads);
  }

  @Test
  void isFoundByItsName() {
    assertThat(Engines.named("spark")).isInstanceOf(SparkEngine.class);
  }

  @Test
  void makesTheFilesThatThreadsMakeAndCountsTheRows() throws IOException {
    Prepared experiment = bench.experiment(Bench.PLAIN);
    LongAdder computed = new LongAdder();

    assertThat(Bench.run(new SparkEngine(), experiment, out, computed::add, Cancellation.NEVER))
        .isPresent();

    assertThat(Bench.content(out)).isEqualTo(byThreads(experiment)).hasSizeGreaterThan(5);
    assertThat(Bench.csv(out)).isEqualTo(Bench.csv(folder.resolve("threads")));
    assertThat(computed.sum()).isEqualTo(experiment.rows().size());
  }

  @Test
  void goesOnWhereThreadsWereStoppedAndThreadsWhereItWas() throws IOException {
    Prepared experiment = bench.experiment(Bench.PLAIN);
    LongAdder computed = new LongAdder();

    assertThat(
            Bench.run(
                new ThreadsEngine(), experiment, out, computed::add, () -> computed.sum() > 700))
        .isEmpty();
    long before = computed.sumThenReset();
    Bench.run(new SparkEngine(), experiment, out, computed::add, Cancellation.NEVER);

    assertThat(Bench.content(out)).isEqualTo(byThreads(experiment));
    assertThat(computed.sum()).isBetween(1L, experiment.rows().size() - before + 512);
  }

  @Test
  void stopsWhenItIsToldTo() throws IOException {
    Prepared experiment = bench.experiment(Bench.PLAIN);
    LongAdder computed = new LongAdder();

    assertThat(
            Bench.run(new SparkEngine(), experiment, out, computed::add, () -> computed.sum() > 0))
        .isEmpty();

    assertThat(Bench.content(out).keySet()).noneMatch(name -> name.endsWith(".tmp"));
    assertThat(computed.sum()).isPositive().isLessThan(experiment.rows().size());
    Bench.run(new ThreadsEngine(), experiment, out);
    assertThat(Bench.content(out)).isEqualTo(byThreads(experiment));
  }

  @Test
  void workersHaveThePluginsOfJars() throws IOException {
    Path jar = PolicyJar.in(Files.createDirectories(folder.resolve("jar")));
    Prepared experiment = bench.experiment(Bench.PLAIN.replace("nommu", PolicyJar.POLICY), jar);

    Manifest manifest = Bench.run(new SparkEngine(), experiment, out);

    assertThat(Bench.content(out)).isEqualTo(byThreads(experiment));
    assertThat(manifest.plugins())
        .anySatisfy(
            plugin -> {
              assertThat(plugin.id()).isEqualTo(PolicyJar.POLICY);
              assertThat(plugin.sha256()).isPresent();
            });
    assertThat(Bench.csv(out)).contains("," + PolicyJar.POLICY + ",");
  }

  @Test
  void aRowThatFailsStopsTheRunWithItsNumber() throws IOException {
    Reading failing = new FailingReading(321);
    Prepared experiment = failing.read(new Recipe(bench.file(Bench.PLAIN), List.of()));

    assertThatThrownBy(() -> Bench.run(new SparkEngine(failing), experiment, out))
        .isInstanceOf(RowException.class)
        .hasMessage("boot 321: java.lang.IllegalStateException: a bug")
        .cause()
        .satisfies(
            cause ->
                assertThat(cause.getStackTrace()[0].getClassName())
                    .startsWith(FailingReading.class.getName()));
    Bench.run(new ThreadsEngine(), bench.experiment(Bench.PLAIN), out);
    assertThat(Bench.content(out)).isEqualTo(byThreads(bench.experiment(Bench.PLAIN)));
  }

  @Test
  void onlyWhatIsMissingIsMade() throws IOException {
    Prepared experiment = bench.experiment(Bench.PLAIN);
    Bench.run(new ThreadsEngine(), experiment, out);
    Map<String, String> whole = Bench.content(out);
    String part =
        whole.keySet().stream().filter(n -> n.contains("part-0000002-")).findFirst().get();
    Files.delete(out.resolve(part));
    LongAdder computed = new LongAdder();

    Bench.run(new SparkEngine(), experiment, out, computed::add, Cancellation.NEVER);

    assertThat(computed.sum()).isEqualTo(new Cut(experiment.rows().size()).rowsOfPart());
    assertThat(Bench.content(out)).isEqualTo(whole);
  }

  @Test
  void aMasterThatIsNoneIsAnErrorInALine() throws IOException {
    Prepared experiment = bench.experiment(Bench.PLAIN);
    ExperimentRun run = ExperimentRun.in(new ResultsFolder(out), experiment, Bench.VERSION, false);

    assertThatThrownBy(
            () ->
                run.run(
                    new SparkEngine(),
                    2,
                    Map.of("master", "nowhere"),
                    RunListener.NOBODY,
                    Cancellation.NEVER))
        .isInstanceOf(ResultsException.class)
        .hasMessageStartingWith("Spark: ")
        .hasMessageContaining("nowhere");
  }

  @Test
  void anOptionThatItDoesNotKnowIsAnError() {
    assertThatThrownBy(() -> new SparkEngine().check(Map.of("mister", "local")))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("no option 'mister'")
        .hasMessageContaining("master, files");
    assertThatThrownBy(() -> new SparkEngine().check(Map.of("files", "nowhere")))
        .isInstanceOf(ResultsException.class)
        .hasMessage("files=nowhere: there is no such folder");
    new SparkEngine().check(Map.of("master", "local", "spark.task.cpus", "1"));
  }
}

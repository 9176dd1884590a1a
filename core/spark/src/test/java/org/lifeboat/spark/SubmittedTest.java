package org.lifeboat.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.experiment.run.ThreadsEngine;

/** The one jar under {@code spark-submit}, as on a cluster. */
class SubmittedTest {
  private static final Path MODULE = Bench.projectFolder().resolve("core/spark");
  private static final Path HOME = MODULE.resolve("target/spark-home");
  private static final String EXECUTOR = "CoarseGrainedExecutorBackend";

  @TempDir private Path folder;
  private Bench bench;
  private Path out;
  private final List<Process> begun = new ArrayList<>();

  @BeforeEach
  void prepare() throws IOException {
    bench = Bench.in(folder.resolve("bench"));
    out = folder.resolve("out");
  }

  /** A folder like that of a Spark distribution; not a temporary one, since it is full of links. */
  @BeforeAll
  static void installSpark() throws IOException {
    Path jars = Files.createDirectories(HOME.resolve("jars"));
    String spark = Files.readString(MODULE.resolve("target/spark.classpath")).strip();
    for (String jar : spark.split(":")) {
      Path link = jars.resolve(Path.of(jar).getFileName());
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, Path.of(jar));
    }
  }

  @AfterEach
  void end() {
    for (Process process : begun) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Process submit(String master, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + MODULE.resolve("src/main/launcher/java.options"));
    command.addAll(List.of("-cp", HOME.resolve("jars") + "/*"));
    command.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master", master));
    command.addAll(List.of("--class", "org.lifeboat.cli.Main"));
    command.add(MODULE.resolve("target/lifeboat-spark.jar").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", HOME.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.redirectOutput(folder.resolve("stdout").toFile());
    builder.redirectError(folder.resolve("stderr").toFile());
    Process process = builder.start();
    begun.add(process);
    return process;
  }

  private void hasDoneAsThreadsDo(Process process, String experiment, Path... jars)
      throws Exception {
    assertThat(process.waitFor()).as(() -> said("stderr")).isZero();
    Path threads = folder.resolve("threads");
    Bench.run(new ThreadsEngine(), bench.experiment(experiment, jars), threads);
    assertThat(Bench.csv(out)).isEqualTo(Bench.csv(threads));
    assertThat(parts(out)).isEqualTo(parts(threads));
    assertThat(said("stdout")).startsWith("sample: ");
  }

  private static List<String> parts(Path out) throws IOException {
    if (!Files.isDirectory(out.resolve("parts"))) {
      return List.of();
    }
    try (Stream<Path> parts = Files.list(out.resolve("parts"))) {
      return parts
          .map(part -> part.getFileName().toString())
          .filter(name -> name.endsWith(".parquet"))
          .sorted()
          .toList();
    }
  }

  private String said(String stream) {
    try {
      return Files.readString(folder.resolve(stream));
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  @Timeout(120)
  void onThreadsOfTheDriver() throws Exception {
    Path file = bench.file(Bench.PLAIN);

    Process process =
        submit("local[2]", "run", file.toString(), "--engine", "spark", "--out", out.toString());

    hasDoneAsThreadsDo(process, Bench.PLAIN);
  }

  /** Workers that are processes of their own share no class, no file and no folder by accident. */
  @Test
  @Timeout(240)
  void onExecutorsOfWhichOneIsKilled() throws Exception {
    Path jar = PolicyJar.in(Files.createDirectories(folder.resolve("jar")));
    String experiment =
        Bench.PLAIN.replace("nommu", PolicyJar.POLICY).replace("[ 1, 2 ]", "[ 1, 2, 3, 4, 5 ]");
    Path file = bench.file(experiment);

    Process process =
        submit(
            "local-cluster[2,1,1024]",
            "run",
            file.toString(),
            "--plugin-path",
            jar.toString(),
            "--engine",
            "spark",
            "--engine-option",
            "spark.executor.extraJavaOptions=-Djava.io.tmpdir=" + folder,
            "--out",
            out.toString());
    killAnExecutorThatWorks(process);

    hasDoneAsThreadsDo(process, experiment, jar);
    assertThat(said("stderr")).contains("Lost executor").contains("get copies of");
  }

  private void killAnExecutorThatWorks(Process process) throws Exception {
    while (process.isAlive()) {
      Optional<ProcessHandle> executor =
          process
              .descendants()
              .filter(child -> child.info().commandLine().orElse("").contains(EXECUTOR))
              .findFirst();
      if (executor.isPresent() && !parts(out).isEmpty()) {
        assertThat(executor.get().destroyForcibly()).isTrue();
        return;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}

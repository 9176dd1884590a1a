package org.lifeboat.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lifeboat.experiment.results.CsvRows;
import org.lifeboat.experiment.results.Manifest;
import org.lifeboat.experiment.results.Results;
import org.lifeboat.experiment.results.ResultsFolder;
import org.lifeboat.experiment.run.Cancellation;
import org.lifeboat.experiment.run.ExperimentEngine;
import org.lifeboat.experiment.run.ExperimentRun;
import org.lifeboat.experiment.run.Prepared;
import org.lifeboat.experiment.run.Recipe;
import org.lifeboat.experiment.run.RunListener;

/**
 * Experiments of the tests, in a folder with machines beside it as in {@code config}.
 *
 * @param folder where they are
 */
record Bench(Path folder) {
  static final String VERSION = "1.0";
  static final Map<String, String> LOCAL = Map.of("master", "local[2]");

  /** Some 1500 boots in several parts. */
  static final String PLAIN =
      """
      matrix {
        machines = [ "../machines/*.conf" ]
        faults = [ none, all ]
        policies = [ panic, late-alloc, deferred-init, nommu, early-detect ]
        kernels = [ linux-6.1 ]
        seeds = [ 1, 2 ]
      }
      """;

  /** A bench in a folder. */
  static Bench in(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("experiments"));
    for (String part : new String[] {"machines", "parts"}) {
      copy(projectFolder().resolve("config").resolve(part), folder.resolve(part));
    }
    return new Bench(folder);
  }

  static Path projectFolder() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("config/machines"))) {
      here = here.getParent();
    }
    return here;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  /** The file of an experiment with this text. */
  Path file(String hocon) throws IOException {
    return Files.writeString(folder.resolve("experiments/sample.conf"), hocon);
  }

  /** An experiment with this text. */
  Prepared experiment(String hocon, Path... pluginJars) throws IOException {
    return Reading.USUAL.read(new Recipe(file(hocon), List.of(pluginJars)));
  }

  /** Runs it to its end. */
  static Manifest run(ExperimentEngine engine, Prepared experiment, Path out) {
    return run(engine, experiment, out, RunListener.NOBODY, Cancellation.NEVER).orElseThrow();
  }

  /** Runs it, or resumes. */
  static Optional<Manifest> run(
      ExperimentEngine engine,
      Prepared experiment,
      Path out,
      RunListener listener,
      Cancellation cancellation) {
    return ExperimentRun.in(new ResultsFolder(out), experiment, VERSION, true)
        .run(engine, 2, engine instanceof SparkEngine ? LOCAL : Map.of(), listener, cancellation);
  }

  /** Every file below a folder with its content. */
  static Map<String, String> content(Path folder) {
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

  /** All rows as {@code results --format csv} prints them. */
  static String csv(Path out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Results results = Results.open(new ResultsFolder(out), Results.Wanted.COMPLETE)) {
      results.export(new CsvRows(bytes));
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}

package org.lifeboat.experiment.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lifeboat.experiment.question.Chart;
import org.lifeboat.experiment.question.Finding;
import org.lifeboat.experiment.question.Question;
import org.lifeboat.experiment.results.CsvRows;
import org.lifeboat.experiment.results.Manifest;
import org.lifeboat.experiment.results.Results;
import org.lifeboat.experiment.results.ResultsFolder;
import org.lifeboat.experiment.results.UsedPlugin;
import org.lifeboat.experiment.row.Column;
import org.lifeboat.experiment.row.Row;
import org.lifeboat.experiment.row.RowSource;

/**
 * An experiment without boots: rows of all types, with texts that every format must take care of.
 */
public final class Sample {
  /** The version that runs. */
  public static final String VERSION = "1.0";

  private static final List<String> NOTES =
      Arrays.asList(
          null, "", "plain", "a,b", "a \"quote\"", "two\nlines", "größer ≤ 😀", " blank ");

  private Sample() {}

  /** So many rows, each in a moment. */
  public static Prepared of(long size) {
    return of(size, 0);
  }

  /** So many rows, each in so many microseconds. */
  public static Prepared of(long size, long micros) {
    return with(new Rows(size, micros));
  }

  /** These rows. */
  public static Prepared with(RowSource rows) {
    return new Prepared(
        rows,
        question("sample"),
        "f00d",
        7,
        List.of(
            new UsedPlugin("policy", "panic", Optional.of(VERSION), Optional.empty()),
            new UsedPlugin("policy", "mine", Optional.empty(), Optional.of("beef"))),
        new Recipe(Path.of("sample.conf"), List.of()));
  }

  /** A question with one of everything. */
  public static Question question(String id) {
    return new Question(
        id,
        "A title",
        "What \"is\" it?",
        List.of("policy"),
        List.of("outcome", "survived", "lost_bytes", "note", "failure"),
        List.of(new Finding("select 1 as n", "{n} of them", "none")),
        List.of(
            new Chart.HeatMap("map", Optional.empty(), "policy", "outcome", "survived"),
            new Chart.Distribution("cost", Optional.of("survived"), "lost_bytes", "policy"),
            new Chart.Curve("c", Optional.empty(), "boot", "survived", Optional.empty(), true),
            new Chart.Curve(
                "d", Optional.empty(), "boot", "survived", Optional.of("policy"), false)));
  }

  /** Runs it to its end. */
  public static Manifest run(Path folder, Prepared experiment, int threads, boolean resume) {
    return run(folder, experiment, threads, resume, Cancellation.NEVER).orElseThrow();
  }

  /** Runs it. */
  public static Optional<Manifest> run(
      Path folder, Prepared experiment, int threads, boolean resume, Cancellation cancellation) {
    return ExperimentRun.in(new ResultsFolder(folder), experiment, VERSION, resume)
        .run(new ThreadsEngine(), threads, RunListener.NOBODY, cancellation);
  }

  /** All its rows as CSV. */
  public static byte[] export(Path folder) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Results results = Results.open(new ResultsFolder(folder), Results.Wanted.COMPLETE)) {
      results.export(new CsvRows(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private record Rows(long size, long micros) implements RowSource {
    @Override
    public List<Column> columns() {
      return List.of(
          new Column("policy", Column.Type.TEXT, "", "which"),
          new Column("outcome", Column.Type.TEXT, "", "what came of it"),
          new Column("survived", Column.Type.FLAG, "", "whether it lives; absent if unknown"),
          new Column("lost_bytes", Column.Type.WHOLE, "bytes", "what nobody can use"),
          new Column("note", Column.Type.TEXT, "", "a text"),
          new Column("failure", Column.Type.TEXT, "", "why a plugin failed; absent if none did"));
    }

    @Override
    public Row row(long number) {
      long end = System.nanoTime() + micros * 1000;
      while (micros > 0 && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      long mixed = number * 0x9e3779b97f4a7c15L;
      return new Row(
          number,
          Arrays.asList(
              "policy-" + number % 5,
              number % 3 == 0 ? "nommu" : "swiotlb",
              number % 7 == 0 ? null : mixed > 0,
              number % 11 == 0 ? null : mixed,
              NOTES.get((int) (number % NOTES.size())),
              number % 1000 == 1 ? "IllegalStateException: no" : null));
    }
  }
}

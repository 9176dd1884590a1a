package org.lifeboat.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lifeboat.experiment.question.Question;
import org.lifeboat.experiment.results.Manifest;
import org.lifeboat.experiment.results.ResultsFolder;
import org.lifeboat.experiment.row.Column;
import org.lifeboat.experiment.row.Row;
import org.lifeboat.experiment.row.RowSource;
import org.lifeboat.experiment.run.Cancellation;
import org.lifeboat.experiment.run.ExperimentRun;
import org.lifeboat.experiment.run.Prepared;
import org.lifeboat.experiment.run.Recipe;
import org.lifeboat.experiment.run.RunListener;
import org.lifeboat.experiment.run.ThreadsEngine;

/**
 * An experiment without boots.
 *
 * @param size how many rows
 * @param micros how long each takes
 */
record Numbers(long size, long micros) implements RowSource {
  @Override
  public List<Column> columns() {
    return List.of(
        new Column("parity", Column.Type.TEXT, "", "even or odd"),
        new Column("outcome", Column.Type.TEXT, "", "what came of it"),
        new Column("bytes", Column.Type.WHOLE, "bytes", "how many; absent for every third"));
  }

  @Override
  public Row row(long number) {
    long end = System.nanoTime() + micros * 1000;
    while (micros > 0 && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return new Row(
        number,
        Arrays.asList(
            number % 2 == 0 ? "even" : "odd",
            number % 4 == 0 ? "panic" : "swiotlb",
            number % 3 == 0 ? null : number * 1000));
  }

  Prepared prepared() {
    return new Prepared(
        this,
        new Question(
            "numbers",
            "Numbers",
            "Which are even?",
            List.of("parity"),
            List.of("outcome", "bytes"),
            List.of(),
            List.of()),
        "f00d",
        1,
        List.of(),
        new Recipe(Path.of("numbers.conf"), List.of()));
  }

  /** Runs it into a folder. */
  Manifest in(Path folder) {
    return in(folder, Cancellation.NEVER).orElseThrow();
  }

  /** Runs it into a folder, or part of it. */
  Optional<Manifest> in(Path folder, Cancellation cancellation) {
    return ExperimentRun.in(new ResultsFolder(folder), prepared(), Program.number(), false)
        .run(new ThreadsEngine(), 1, RunListener.NOBODY, cancellation);
  }
}

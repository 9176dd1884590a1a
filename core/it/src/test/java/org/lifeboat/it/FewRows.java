package org.lifeboat.it;

import java.nio.file.Path;
import java.util.List;
import org.lifeboat.experiment.question.Question;
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

/** Results to be read, of an experiment that boots nothing. */
final class FewRows implements RowSource {
  /** Writes them. */
  static void in(Path folder) {
    Question question =
        new Question("few", "Few", "Few?", List.of(), List.of("square"), List.of(), List.of());
    Prepared few =
        new Prepared(
            new FewRows(),
            question,
            "f00d",
            0,
            List.of(),
            new Recipe(Path.of("few.conf"), List.of()));
    ExperimentRun.in(new ResultsFolder(folder), few, "1", false)
        .run(new ThreadsEngine(), 1, RunListener.NOBODY, Cancellation.NEVER);
  }

  @Override
  public List<Column> columns() {
    return List.of(new Column("square", Column.Type.WHOLE, "", "the number's"));
  }

  @Override
  public long size() {
    return 10;
  }

  @Override
  public Row row(long number) {
    return new Row(number, List.of(number * number));
  }
}

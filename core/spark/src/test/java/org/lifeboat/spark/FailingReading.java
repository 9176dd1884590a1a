package org.lifeboat.spark;

import java.util.List;
import org.lifeboat.experiment.row.Column;
import org.lifeboat.experiment.row.Row;
import org.lifeboat.experiment.row.RowSource;
import org.lifeboat.experiment.run.Prepared;
import org.lifeboat.experiment.run.Recipe;

/**
 * Reads an experiment of which a row fails.
 *
 * @param failing which
 */
record FailingReading(long failing) implements Reading {
  @Override
  public Prepared read(Recipe recipe) {
    Prepared good = Reading.USUAL.read(recipe);
    return new Prepared(
        failing(good.rows()),
        good.question(),
        good.fingerprint(),
        good.seed(),
        good.plugins(),
        good.recipe());
  }

  private RowSource failing(RowSource good) {
    return new RowSource() {
      @Override
      public List<Column> columns() {
        return good.columns();
      }

      @Override
      public long size() {
        return good.size();
      }

      @Override
      public Row row(long number) {
        if (number == failing) {
          throw new IllegalStateException("a bug");
        }
        return good.row(number);
      }
    };
  }
}

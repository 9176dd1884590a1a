package org.lifeboat.experiment.run;

import java.util.List;
import org.lifeboat.experiment.question.Question;
import org.lifeboat.experiment.results.UsedPlugin;
import org.lifeboat.experiment.row.RowSource;

/**
 * An experiment that can be run.
 *
 * @param rows its rows
 * @param question what it asks
 * @param fingerprint of all that decides the rows
 * @param seed its seed
 * @param plugins what it boots with, in a fixed order
 */
public record Prepared(
    RowSource rows, Question question, String fingerprint, long seed, List<UsedPlugin> plugins) {
  /** Copies the list. */
  public Prepared {
    plugins = List.copyOf(plugins);
  }
}

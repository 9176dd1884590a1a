package org.lifeboat.experiment.run;

import java.util.List;
import java.util.Optional;
import org.lifeboat.experiment.question.Question;
import org.lifeboat.experiment.results.Manifest;
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
 * @param recipe how to read it again
 */
public record Prepared(
    RowSource rows,
    Question question,
    String fingerprint,
    long seed,
    List<UsedPlugin> plugins,
    Recipe recipe) {
  /** Copies the list. */
  public Prepared {
    plugins = List.copyOf(plugins);
  }

  /**
   * What a folder of its results says, until they are all there.
   *
   * @param version of this Lifeboat
   * @throws IllegalArgumentException if there can be no such results
   */
  public Manifest manifest(String version) {
    return new Manifest(
        version,
        recipe.file().toString(),
        fingerprint,
        seed,
        question,
        rows.columns(),
        rows.size(),
        plugins,
        Optional.empty());
  }
}

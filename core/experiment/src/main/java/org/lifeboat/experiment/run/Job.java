package org.lifeboat.experiment.run;

import java.util.BitSet;
import org.lifeboat.experiment.results.PartFolder;
import org.lifeboat.experiment.row.RowSource;

/**
 * What an engine has to do.
 *
 * @param rows where rows come from
 * @param recipe how another process gets the same rows
 * @param folder where parts go; it says how they are cut
 * @param missing which parts
 * @param threads how many to use where that is the engine's to choose, at least 1
 */
public record Job(RowSource rows, Recipe recipe, PartFolder folder, BitSet missing, int threads) {
  /** Copies the set. */
  public Job {
    missing = (BitSet) missing.clone();
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads; at least 1 is needed");
    }
  }

  @Override
  public BitSet missing() {
    return (BitSet) missing.clone();
  }
}

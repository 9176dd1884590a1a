package org.lifeboat.experiment.run;

import java.util.BitSet;
import java.util.Map;
import org.lifeboat.experiment.results.PartFolder;

/**
 * What an engine has to do.
 *
 * @param experiment where rows come from, and how another process gets the same
 * @param folder where parts go; it says how they are cut
 * @param missing which parts
 * @param threads how many to use where that is the engine's to choose, at least 1
 * @param options what this engine alone was told
 */
public record Job(
    Prepared experiment,
    PartFolder folder,
    BitSet missing,
    int threads,
    Map<String, String> options) {
  /** Copies the set and the map. */
  public Job {
    missing = (BitSet) missing.clone();
    options = Map.copyOf(options);
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads; at least 1 is needed");
    }
  }

  @Override
  public BitSet missing() {
    return (BitSet) missing.clone();
  }
}

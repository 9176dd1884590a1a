package org.lifeboat.experiment.run;

import org.lifeboat.experiment.results.ResultsException;

/** Makes parts, one after the other; each thread of a {@link Crew} has one of its own. */
public interface PartMaker extends AutoCloseable {
  /**
   * Makes a part and publishes it; not where the run is to stop before it is done.
   *
   * @throws RowException if the rows' source fails
   * @throws ResultsException if the part cannot be written
   */
  void make(int part, Cancellation stopping);

  @Override
  void close();
}

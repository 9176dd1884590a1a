package org.lifeboat.experiment.results;

import java.nio.file.Path;

/** The parts of results on disk. Any number of threads may use it. */
public interface PartFolder {
  /** How rows are cut. */
  Cut cut();

  /** A new file's path in the folder, for a part that is being written. */
  Path temporary(int part);

  /**
   * Makes a written file a part: on disk for good, under its name, at once.
   *
   * @throws ResultsException if that fails; the temporary file is gone
   */
  void publish(int part, Path temporary);
}

package org.lifeboat.experiment.run;

import java.nio.file.Path;

/** A process to be killed: runs or resumes a sample. */
final class KilledProcess {
  /** So that a run of 20,000 rows on two threads takes about two seconds. */
  static final int MICROS = 150;

  private KilledProcess() {}

  /** A folder, and how many rows. */
  public static void main(String[] args) {
    Sample.run(Path.of(args[0]), Sample.of(Long.parseLong(args[1]), MICROS), 2, true);
  }
}

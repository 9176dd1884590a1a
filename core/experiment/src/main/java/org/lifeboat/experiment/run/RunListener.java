package org.lifeboat.experiment.run;

/** Is told how a run goes, from any thread, so that it must be cheap and safe to call. */
public interface RunListener {
  /** Nobody listens. */
  RunListener NOBODY = rows -> {};

  /**
   * Further rows were computed; not after each row, and they may be part of what is not yet
   * published.
   */
  void computed(int rows);

  /** Something that whoever runs it ought to know, in a line. */
  default void says(String line) {}
}

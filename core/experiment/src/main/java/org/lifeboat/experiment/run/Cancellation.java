package org.lifeboat.experiment.run;

/** Says whether a run is to stop; any thread may ask, often. */
public interface Cancellation {
  /** The run goes to its end. */
  Cancellation NEVER = () -> false;

  /** Whether to stop. Once true, it stays so. */
  boolean requested();
}

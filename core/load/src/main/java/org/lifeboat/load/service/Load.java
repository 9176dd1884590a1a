package org.lifeboat.load.service;

/** A workload at work: it hears of its events, and asks for mappings. */
interface Load {
  /** The simulation begins. */
  void begin();

  /** The moment came that it had foreseen. */
  void arrive(long now);

  /** The time of one of its mappings is over, whether it was mapped or had failed. */
  void end(long now);
}

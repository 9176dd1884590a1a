package org.lifeboat.experiment.machine;

import org.lifeboat.engine.plan.Machine;

/** Machines by number, made when they are asked for. Any number of threads may ask. */
public interface MachineFamily {
  /** How many there are, at least 1. */
  int size();

  /** A short name of a machine, like no other's of the family. */
  String label(int number);

  /**
   * What decides its machines, in records, lists, maps and plain values: two families whose
   * identities are equal make equal machines.
   */
  Object identity();

  /** A machine; the same number gives an equal machine. */
  Machine machine(int number);
}

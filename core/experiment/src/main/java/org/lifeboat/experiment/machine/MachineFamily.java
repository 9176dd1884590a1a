package org.lifeboat.experiment.machine;

import org.lifeboat.engine.plan.Machine;

/**
 * Machines by number, made when they are asked for: the same number gives an equal machine at any
 * time, on any thread. Nothing is kept, so that a family of a million costs no more than one of
 * ten; who asks often keeps what he gets.
 */
public interface MachineFamily {
  /** How many there are, 1 or more. */
  int size();

  /**
   * The name of a machine, which is its id as well: no other of the family has it, and it consists
   * of letters, digits, dots, hyphens and underscores.
   *
   * @param index from 0 to one less than {@link #size}
   * @throws IndexOutOfBoundsException if there is no such machine
   */
  String label(int index);

  /**
   * A machine, valid by the rules of machine files.
   *
   * @param index from 0 to one less than {@link #size}
   * @throws IndexOutOfBoundsException if there is no such machine
   */
  Machine machine(int index);

  /**
   * What decides its machines, in records, lists and plain values: families whose identities are
   * equal make equal machines.
   */
  Object identity();
}

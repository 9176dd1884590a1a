package org.lifeboat.experiment.machine;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
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
   * The family of some machines. Their ids become labels: where two are the same, or one has
   * characters that a label cannot have, the machine gets another id.
   *
   * @throws IllegalArgumentException if there is none
   */
  static MachineFamily of(List<Machine> machines) {
    Labels labels = Labels.of(machines.stream().map(Machine::id).toList());
    List<Machine> labelled =
        IntStream.range(0, machines.size())
            .mapToObj(i -> machines.get(i).withId(labels.all().get(i)))
            .toList();
    return new MachineFamily() {
      @Override
      public int size() {
        return labelled.size();
      }

      @Override
      public String label(int index) {
        return machine(index).id();
      }

      @Override
      public Machine machine(int index) {
        return labelled.get(Objects.checkIndex(index, labelled.size()));
      }
    };
  }
}

package org.lifeboat.experiment.file;

import java.util.List;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.experiment.machine.MachineFamily;

/**
 * A machine of a file. Of a plan in that file the faults count as well, since they are how the
 * machine is; kernel, policy and seed are for the experiment to say.
 */
record MachineFile(Machine machine, List<Fault> faults) implements MachineFamily {
  MachineFile {
    faults = List.copyOf(faults);
  }

  static MachineFile of(BootPlan plan) {
    return new MachineFile(plan.machine(), plan.faults());
  }

  @Override
  public Object identity() {
    return this;
  }

  @Override
  public int size() {
    return 1;
  }

  @Override
  public String label(int number) {
    return machine.id();
  }

  @Override
  public Machine machine(int number) {
    return machine;
  }
}

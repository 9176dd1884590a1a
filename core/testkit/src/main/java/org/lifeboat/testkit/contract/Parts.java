package org.lifeboat.testkit.contract;

import java.util.List;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.Machine.BootLoader;
import org.lifeboat.engine.plan.Machine.Holding;
import org.lifeboat.engine.plan.Machine.NodeMemory;

/** A machine with one part other than it is. */
record Parts(Machine machine) {
  static Parts of(Machine machine) {
    return new Parts(machine);
  }

  Machine functions(List<PciFunction> other) {
    return copy(
        machine.id(),
        machine.description(),
        machine.nodes(),
        machine.processorNodes(),
        other,
        machine.dmi(),
        machine.loader(),
        machine.holdings());
  }

  Machine holdings(List<Holding> other) {
    return copy(
        machine.id(),
        machine.description(),
        machine.nodes(),
        machine.processorNodes(),
        machine.functions(),
        machine.dmi(),
        machine.loader(),
        other);
  }

  Machine nodes(List<NodeMemory> memory, List<Integer> processors) {
    return copy(
        machine.id(),
        machine.description(),
        memory,
        processors,
        machine.functions(),
        machine.dmi(),
        machine.loader(),
        machine.holdings());
  }

  Machine dmi(Dmi other) {
    return copy(
        machine.id(),
        machine.description(),
        machine.nodes(),
        machine.processorNodes(),
        machine.functions(),
        other,
        machine.loader(),
        machine.holdings());
  }

  Machine loader(BootLoader other) {
    return copy(
        machine.id(),
        machine.description(),
        machine.nodes(),
        machine.processorNodes(),
        machine.functions(),
        machine.dmi(),
        other,
        machine.holdings());
  }

  /** By another name, since it is none that somebody has. */
  Machine described() {
    return copy(
        "smallest",
        "",
        machine.nodes(),
        machine.processorNodes(),
        machine.functions(),
        machine.dmi(),
        machine.loader(),
        machine.holdings());
  }

  private Machine copy(
      String id,
      String description,
      List<NodeMemory> nodes,
      List<Integer> processorNodes,
      List<PciFunction> functions,
      Dmi dmi,
      BootLoader loader,
      List<Holding> holdings) {
    return new Machine(
        id,
        description,
        machine.firmwareMap(),
        nodes,
        processorNodes,
        machine.firmware(),
        functions,
        machine.processor(),
        dmi,
        loader,
        holdings,
        List.of());
  }
}

package org.lifeboat.experiment.file;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.experiment.matrix.Exclusion;

/**
 * Finds faults that change nothing of a machine's firmware, as a fault of AMD's tables on a machine
 * with Intel's: booting with them is booting without them again.
 */
final class IdleFaults {
  private final Axes axes;
  private final Map<String, FirmwareFault> known;

  IdleFaults(Axes axes, Map<String, FirmwareFault> known) {
    this.axes = axes;
    this.known = known;
  }

  /** What they leave out: of the machines with the same idle faults, these. */
  List<Exclusion> exclusions(int machineAxis, int faultAxis) {
    if (axes.faults.size() < 2) {
      return List.of();
    }
    Map<BitSet, BitSet> machinesByIdle = new HashMap<>();
    for (int m = 0; m < axes.machines.size(); m++) {
      BitSet idle = idle(axes.machines.value(m));
      if (!idle.isEmpty()) {
        machinesByIdle.computeIfAbsent(idle, i -> new BitSet()).set(m);
      }
    }
    List<Exclusion> exclusions = new ArrayList<>();
    machinesByIdle.forEach(
        (idle, machines) ->
            exclusions.add(new Exclusion(Map.of(machineAxis, machines, faultAxis, idle))));
    return exclusions;
  }

  private BitSet idle(MachineEntries.Member member) {
    Machine machine = member.machine();
    BitSet idle = new BitSet();
    for (int f = 0; f < axes.faults.size(); f++) {
      List<Fault> faults = axes.faults.value(f);
      if (!faults.isEmpty() && faults.stream().allMatch(Fault.Firmware.class::isInstance)) {
        idle.set(f, changesNothing(machine.firmware(), faults));
      }
    }
    return idle;
  }

  /** A third party's fault that itself fails is not idle: its boot will say so. */
  private boolean changesNothing(FirmwareImage firmware, List<Fault> faults) {
    try {
      FirmwareImage image = firmware;
      for (Fault fault : faults) {
        FirmwareFault change = known.get(((Fault.Firmware) fault).id());
        image = change == null ? image : change.change().apply(image);
      }
      return firmware.equals(image);
    } catch (RuntimeException e) {
      return false;
    }
  }
}

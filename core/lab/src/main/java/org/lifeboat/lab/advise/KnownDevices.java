package org.lifeboat.lab.advise;

import java.util.List;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.Unknown;

/** What is known of a machine's devices. */
final class KnownDevices {
  private KnownDevices() {}

  /** Whether bits and devices are known, and not assumed. */
  static boolean areSure(Machine machine) {
    return machine.unknowns().stream().noneMatch(u -> u.kind() == Unknown.Kind.DEVICES);
  }

  /** Whether it is known which devices there are, if not how far each reaches. */
  static boolean areKnown(Machine machine) {
    return areSure(machine)
        || machine.functions().stream().anyMatch(f -> f.startsDma() && f.vendorId() != 0);
  }

  /** Those that cannot reach all RAM by themselves: who an IOMMU or a bounce buffer is for. */
  static List<PciFunction> limited(Machine machine) {
    long last = machine.firmwareMap().endOfRam() - 1;
    return machine.functions().stream()
        .filter(PciFunction::startsDma)
        .filter(f -> Long.compareUnsigned(f.dmaMask(), last) < 0)
        .toList();
  }
}

package org.lifeboat.lab.advise;

import java.util.List;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.plan.BootPlan;

/** Devices that cannot reach all RAM by themselves: who an IOMMU or a bounce buffer is for. */
final class LimitedDevices {
  private LimitedDevices() {}

  static List<PciFunction> of(BootPlan plan) {
    long last = plan.machine().firmwareMap().endOfRam() - 1;
    return plan.machine().functions().stream()
        .filter(PciFunction::startsDma)
        .filter(f -> Long.compareUnsigned(f.dmaMask(), last) < 0)
        .toList();
  }
}

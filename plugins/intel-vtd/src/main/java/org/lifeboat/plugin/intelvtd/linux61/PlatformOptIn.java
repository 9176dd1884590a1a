package org.lifeboat.plugin.intelvtd.linux61;

import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.plugin.intelvtd.kernel.DmarKernel.Situation;
import org.lifeboat.plugin.intelvtd.kernel.Switches;

/**
 * Firmware's wish for protection from devices outside the machine
 * (drivers/iommu/intel/iommu.c:platform_optin_force_iommu).
 */
final class PlatformOptIn {
  private PlatformOptIn() {}

  /**
   * Whether translation must come up: the table asks for it, nobody refuses, and there is a port to
   * the outside. Prints if that changes anything.
   */
  static boolean forces(Situation situation, Switches switches, RuntimeStage stage) {
    boolean forces =
        situation.table().optsInToProtection()
            && !stage.iommuOptions().off()
            && !switches.refusesOptIn()
            && stage.pciFunctions().stream().anyMatch(PciFunction::externalFacing);
    if (forces && switches.disabled()) {
      stage.print(Severity.INFO, "DMAR: Intel-IOMMU force enabled due to platform opt in");
    }
    return forces;
  }
}

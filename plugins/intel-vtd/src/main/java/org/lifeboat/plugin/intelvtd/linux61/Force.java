package org.lifeboat.plugin.intelvtd.linux61;

import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.plugin.intelvtd.kernel.DmarKernel.Situation;
import org.lifeboat.plugin.intelvtd.kernel.MeasuredLaunch;
import org.lifeboat.plugin.intelvtd.kernel.Switches;

/**
 * What makes translation come up or the machine stop (drivers/iommu/intel/iommu.c:intel_iommu_init,
 * force_on).
 */
enum Force {
  /** Nothing. */
  NONE,
  /** A measured launch. */
  MEASURED_LAUNCH,
  /**
   * Firmware's wish for protection from devices outside the machine, nobody having refused it, and
   * a port to the outside (platform_optin_force_iommu).
   */
  PLATFORM_OPT_IN;

  /** Which of them holds; prints if that changes anything. */
  static Force of(Situation situation, Switches switches, Rules rules, RuntimeStage stage) {
    boolean off = stage.iommuOptions().off() || switches.disabled();
    if (!switches.ignoresMeasuredLaunch() && MeasuredLaunch.forces(off, "DMAR: ", stage)) {
      return MEASURED_LAUNCH;
    }
    return platformOptsIn(situation, switches, rules, stage) ? PLATFORM_OPT_IN : NONE;
  }

  private static boolean platformOptsIn(
      Situation situation, Switches switches, Rules rules, RuntimeStage stage) {
    boolean off = stage.iommuOptions().off();
    boolean forces =
        rules.knowsOptIn()
            && situation.table().optsInToProtection()
            && (rules.optInOverridesOff() || !off)
            && !switches.refusesOptIn()
            && stage.pciFunctions().stream().anyMatch(PciFunction::externalFacing);
    if (forces && (off || switches.disabled())) {
      stage.print(Severity.INFO, "DMAR: Intel-IOMMU force enabled due to platform opt in");
    }
    return forces;
  }
}

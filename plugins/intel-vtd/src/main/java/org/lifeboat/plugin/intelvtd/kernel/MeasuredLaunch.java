package org.lifeboat.plugin.intelvtd.kernel;

import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.plugin.intelvtd.kernel.DmarKernel.Situation;

/**
 * A measured launch leaves DMA shut out until units translate: they are switched on whatever
 * parameters say (arch/x86/kernel/tboot.c:tboot_force_iommu), and where they do not come up the
 * machine stops (drivers/pci/intel-iommu.c:intel_iommu_init).
 */
public final class MeasuredLaunch {
  private MeasuredLaunch() {}

  /** What could not be done, as the panic says it; also where firmware's wish forces. */
  public enum Step {
    /** The table has a flaw, or is not there. */
    TABLE("tboot: Failed to initialize DMAR table"),
    /** A scope names a device as what it is not, or there is no unit. */
    SCOPE("tboot: Failed to initialize DMAR device scope"),
    /** A unit cannot be started. */
    UNITS("tboot: Failed to initialize DMARs");

    private final String panic;

    Step(String panic) {
      this.panic = panic;
    }
  }

  /**
   * Whether the launch forces units on.
   *
   * @param off whether they are off otherwise, which makes it worth a line
   * @param prefix what the line begins with
   */
  public static boolean forces(boolean off, String prefix, RuntimeStage stage) {
    if (stage.measuredLaunch() && off) {
      stage.print(Severity.WARNING, prefix + "Forcing Intel-IOMMU to enabled");
    }
    return stage.measuredLaunch();
  }

  /**
   * How a step that failed ends.
   *
   * @throws KernelPanic where translation is forced
   */
  public static Initialization failed(
      Step step, Finding finding, boolean forced, Situation situation) {
    if (forced) {
      throw new KernelPanic(step.panic);
    }
    return situation.endedBy(finding);
  }
}

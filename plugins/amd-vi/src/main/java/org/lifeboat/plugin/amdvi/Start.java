package org.lifeboat.plugin.amdvi;

import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.stage.InterruptStage;
import org.lifeboat.api.stage.RuntimeStage;

/** How a kernel brings the units up once they are detected and wanted. */
interface Start {
  /** At APIC set-up. */
  void prepareInterrupts(InterruptStage stage);

  /** At run time; called once. */
  Initialization initialize(RuntimeStage stage);

  /**
   * Whether a unit that came up far enough can share page tables with processes
   * (amd_iommu_v2_supported).
   */
  default boolean sharesPageTables() {
    return false;
  }
}

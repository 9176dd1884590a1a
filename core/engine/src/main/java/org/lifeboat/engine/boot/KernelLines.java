package org.lifeboat.engine.boot;

import java.util.Optional;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.engine.plan.KernelProfile.Dialect;

/** What the kernel says about DMA by itself, whatever drivers it has. */
final class KernelLines {
  private KernelLines() {}

  /**
   * The defaults of the IOMMU core, printed on every machine
   * (drivers/iommu/iommu.c:iommu_subsys_init of 6.1).
   *
   * @param driversInvalidateStrictly whether a driver's own parameter asked for that
   */
  static void beforeDrivers(BootContext boot, boolean driversInvalidateStrictly) {
    if (boot.plan.kernel().dialect() != Dialect.LINUX_6_1) {
      return;
    }
    CommandLine parameters = boot.plan.commandLine();
    Optional<Boolean> passthrough = parameters.truth("iommu.passthrough");
    boolean chosen = passthrough.isPresent() || boot.choosesDomainType;
    boolean identity = passthrough.orElse(boot.iommuOptions.passthrough());
    Optional<Boolean> strict = parameters.truth("iommu.strict");
    boot.events.info(
        "iommu: Default domain type: %s %s",
        identity ? "Passthrough" : "Translated", chosen ? "(set via kernel command line)" : "");
    if (!identity) {
      boot.events.info(
          "iommu: DMA domain TLB invalidation policy: %s mode %s",
          driversInvalidateStrictly || strict.orElse(false) ? "strict" : "lazy",
          strict.isPresent() ? "(set via kernel command line)" : "");
    }
  }
}

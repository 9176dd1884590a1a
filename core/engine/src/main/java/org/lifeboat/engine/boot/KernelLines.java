package org.lifeboat.engine.boot;

import java.util.Optional;
import java.util.Set;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.engine.plan.KernelTexts.CoreLine;

/** What the kernel says about DMA by itself, whatever drivers it has. */
final class KernelLines {
  private KernelLines() {}

  /**
   * The defaults of the IOMMU core, printed on every machine
   * (drivers/iommu/iommu.c:iommu_subsys_init).
   *
   * @param driversInvalidateStrictly whether a driver's own parameter asked for that
   */
  static void beforeDrivers(BootContext boot, boolean driversInvalidateStrictly) {
    Set<CoreLine> lines = boot.plan.kernel().texts().core();
    CommandLine parameters = boot.plan.commandLine();
    Optional<Boolean> passthrough = parameters.truth("iommu.passthrough");
    boolean chosen = passthrough.isPresent() || boot.choosesDomainType;
    boolean identity = passthrough.orElse(boot.iommuOptions.passthrough());
    Optional<Boolean> strict = parameters.truth("iommu.strict");
    if (lines.contains(CoreLine.DOMAIN_TYPE)) {
      boolean told = chosen && lines.contains(CoreLine.DOMAIN_TYPE_SOURCE);
      String type = identity ? "Passthrough" : "Translated";
      boot.events.info("iommu: Default domain type: %s%s", type, source(told, lines));
    }
    if (lines.contains(CoreLine.INVALIDATION_POLICY) && !identity) {
      boot.events.info(
          "iommu: DMA domain TLB invalidation policy: %s mode%s",
          driversInvalidateStrictly || strict.orElse(false) ? "strict" : "lazy",
          source(strict.isPresent(), lines));
    }
  }

  private static String source(boolean commandLine, Set<CoreLine> lines) {
    return commandLine
        ? " (set via kernel command line)"
        : lines.contains(CoreLine.BLANK_FOR_SOURCE) ? " " : "";
  }
}

package org.lifeboat.plugin.intelvtd.linux61;

import java.util.Optional;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.api.stage.Stage;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Rmrr;

/**
 * Whether a reserved region is one (drivers/iommu/intel/iommu.c:rmrr_sanity_check,
 * arch/x86/include/asm/iommu.h: arch_rmrr_sanity_check). Until 5.4 nobody asked; 5.5 refuses a
 * table with one that is not; later kernels complain, and use it all the same.
 *
 * @param rules in what the version differs
 * @param stage with the memory map, and where complaints go
 */
record ReservedRegionCheck(Rules rules, Stage stage) {
  /** Why the table is refused; empty where it is not. */
  Optional<Finding> judge(Rmrr region) {
    if (rules.badRegionAborts()) {
      return isReserved(region) ? Optional.empty() : Optional.of(uncovered(region));
    }
    if (rules.checksRegions() && !isSane(region)) {
      stage.print(
          Severity.WARNING,
          "DMAR: [Firmware Bug]: Your BIOS is broken; bad RMRR [0x%016x-0x%016x]\n%s"
              .formatted(region.base(), region.last(), stage.dmi().biosLine()));
    }
    return Optional.empty();
  }

  private static Finding uncovered(Rmrr region) {
    return new Finding(
        "dmar-region-not-reserved",
        "The memory map does not call all of the reserved region 0x%x-0x%x reserved."
            .formatted(region.base(), region.last()));
  }

  private boolean isSane(Rmrr region) {
    boolean shaped =
        isAligned(region.base())
            && isAligned(region.last() + 1)
            && Long.compareUnsigned(region.last(), region.base()) > 0;
    return shaped && isReserved(region);
  }

  private static boolean isAligned(long address) {
    return address % Pages.SIZE == 0;
  }

  private boolean isReserved(Rmrr region) {
    Optional<Kind> kind = lastKind(region.base(), region.last() + 1);
    boolean reserved = kind.filter(k -> k == Kind.RESERVED || k == Kind.ACPI_NVS).isPresent();
    if (!reserved) {
      stage.print(
          Severity.ERROR,
          ("DMAR: [Firmware Bug]: No firmware reserved region can cover this RMRR "
                  + "[0x%016x-0x%016x], contact BIOS vendor for fixes")
              .formatted(region.base(), region.last()));
    }
    return reserved;
  }

  /**
   * The kind of the entry that covers the end of {@code [start, end)}, where entries one behind the
   * other cover all of it; the kinds of the others do not matter
   * (arch/x86/kernel/e820.c:__e820__mapped_all), unless only reserved ones count at all.
   */
  private Optional<Kind> lastKind(long start, long end) {
    long uncovered = start;
    for (FirmwareMap.Entry entry : stage.firmwareMap().entries()) {
      MemoryRange range = entry.range();
      boolean counts = rules.nvsCoversRegions() || entry.kind() == Kind.RESERVED;
      if (!counts || Long.compareUnsigned(range.start(), end) >= 0) {
        continue;
      }
      if (range.contains(uncovered)) {
        uncovered = range.end();
      }
      if (Long.compareUnsigned(uncovered, end) >= 0) {
        return Optional.of(entry.kind());
      }
    }
    return Optional.empty();
  }
}

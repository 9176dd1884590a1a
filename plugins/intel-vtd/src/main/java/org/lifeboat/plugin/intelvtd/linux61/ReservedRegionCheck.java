package org.lifeboat.plugin.intelvtd.linux61;

import java.util.Optional;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.api.stage.Stage;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Rmrr;

/**
 * Whether a reserved region is one (drivers/iommu/intel/iommu.c:rmrr_sanity_check,
 * arch/x86/include/asm/iommu.h: arch_rmrr_sanity_check). The kernel complains, and uses it all the
 * same.
 */
final class ReservedRegionCheck {
  private ReservedRegionCheck() {}

  static void judge(Rmrr region, Stage stage) {
    if (!isSane(region, stage)) {
      stage.print(
          Severity.WARNING,
          "DMAR: [Firmware Bug]: Your BIOS is broken; bad RMRR [0x%016x-0x%016x]\n%s"
              .formatted(region.base(), region.last(), stage.dmi().biosLine()));
    }
  }

  private static boolean isSane(Rmrr region, Stage stage) {
    boolean shaped =
        isAligned(region.base())
            && isAligned(region.last() + 1)
            && Long.compareUnsigned(region.last(), region.base()) > 0;
    return shaped && isReserved(region, stage);
  }

  private static boolean isAligned(long address) {
    return address % Pages.SIZE == 0;
  }

  private static boolean isReserved(Rmrr region, Stage stage) {
    Optional<Kind> kind = lastKind(stage.firmwareMap(), region.base(), region.last() + 1);
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
   * (arch/x86/kernel/e820.c:__e820__mapped_all).
   */
  private static Optional<Kind> lastKind(FirmwareMap map, long start, long end) {
    long uncovered = start;
    for (FirmwareMap.Entry entry : map.entries()) {
      MemoryRange range = entry.range();
      if (Long.compareUnsigned(range.start(), end) >= 0) {
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

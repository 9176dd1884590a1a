package org.lifeboat.firmware.judge;

import org.lifeboat.firmware.decode.DmarLayouts;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.decode.Table;

/**
 * Reserved memory (VT-d 8.4; drivers/iommu/intel/iommu.c:rmrr_sanity_check). Whether the memory map
 * reserves it is not for a table to say.
 */
final class RegionRules implements Rule {
  private static final long PAGE_BYTES = 4096;

  @Override
  public void check(Table table, Findings findings) {
    table
        .of(DmarLayouts.RMRR)
        .filter(region -> region.field(DmarLayouts.REGION_LIMIT).isPresent())
        .forEach(region -> region(region, table, findings));
  }

  private static void region(Structure region, Table table, Findings findings) {
    long base = region.number(DmarLayouts.REGION_BASE);
    long last = region.number(DmarLayouts.REGION_LIMIT);
    if (Long.compareUnsigned(last, base) <= 0) {
      findings.at(
          region,
          DmarLayouts.REGION_LIMIT,
          Code.DMAR_RMRR_BACKWARDS,
          "The region 0x%x to 0x%x ends before it starts, or has one byte.".formatted(base, last));
    } else if (base % PAGE_BYTES != 0 || (last + 1) % PAGE_BYTES != 0) {
      findings.at(
          region,
          DmarLayouts.REGION_BASE,
          Code.DMAR_RMRR_UNALIGNED,
          "The region 0x%x to 0x%x is not made of whole pages of 4 KB.".formatted(base, last));
    }
    if (base == 0 && last != 0) {
      findings.at(
          region,
          DmarLayouts.REGION_BASE,
          Code.DMAR_RMRR_PAGE_ZERO,
          "The region 0x0 to 0x%x, for %s, begins at address 0."
              .formatted(last, Scopes.list(region)));
    }
    if (Reach.beyond(base, table.header()) || Reach.beyond(last, table.header())) {
      findings.at(
          region,
          DmarLayouts.REGION_LIMIT,
          Code.DMAR_RMRR_OUT_OF_REACH,
          "The region 0x%x to 0x%x reaches beyond the host's %s address bits."
              .formatted(base, last, Reach.bits(table.header())));
    }
    if (region.children().isEmpty() && region.flaws().isEmpty()) {
      findings.at(
          region,
          Code.DMAR_RMRR_NO_DEVICE,
          "The region 0x%x to 0x%x is for no device.".formatted(base, last));
    }
    table
        .of(DmarLayouts.DRHD)
        .filter(unit -> inside(unit.number(DmarLayouts.REGISTERS), base, last))
        .forEach(
            unit ->
                findings.at(
                    region,
                    DmarLayouts.REGION_BASE,
                    Code.DMAR_RMRR_OVER_REGISTERS,
                    "The region 0x%x to 0x%x lies over the registers of the unit at offset 0x%x."
                        .formatted(base, last, unit.offset())));
  }

  private static boolean inside(long address, long base, long last) {
    return address != 0
        && Long.compareUnsigned(base, address) <= 0
        && Long.compareUnsigned(address, last) <= 0;
  }
}

package org.lifeboat.firmware.judge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lifeboat.firmware.decode.DmarLayouts;
import org.lifeboat.firmware.decode.Layouts;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.decode.Table;

/** The units of a DMAR table (VT-d 8.3; drivers/iommu/intel/dmar.c:dmar_parse_one_drhd). */
final class UnitRules implements Rule {
  private static final long PAGE_BYTES = 4096;
  private static final int INCLUDE_ALL = 0;

  /** Units that the kernel can count (DMAR_UNITS_SUPPORTED). */
  private static final int MOST_UNITS = 1024;

  @Override
  public void check(Table table, Findings findings) {
    List<Structure> units = table.of(DmarLayouts.DRHD).toList();
    if (units.isEmpty()) {
      findings.at(table.header(), Code.DMAR_NO_DRHD, "The table names no remapping unit.");
    }
    if (units.size() > MOST_UNITS) {
      findings.at(
          units.get(MOST_UNITS),
          Code.DMAR_TOO_MANY_UNITS,
          "%s units, of which the kernel counts %s.".formatted(units.size(), MOST_UNITS));
    }
    units.stream()
        .filter(u -> u.field(DmarLayouts.REGISTERS).isPresent())
        .forEach(u -> address(u, table.header(), findings));
    sharedRegisters(units, findings);
    served(units, findings);
  }

  private static void address(Structure unit, Structure header, Findings findings) {
    long address = unit.number(DmarLayouts.REGISTERS);
    String serves = serves(unit);
    if (address == 0) {
      findings.at(
          unit,
          DmarLayouts.REGISTERS,
          Code.DMAR_DRHD_ADDRESS_ZERO,
          "The registers of the unit that serves %s are said to be at address 0."
              .formatted(serves));
      return;
    }
    if (address % PAGE_BYTES != 0) {
      findings.at(
          unit,
          DmarLayouts.REGISTERS,
          Code.DMAR_DRHD_ADDRESS_UNALIGNED,
          "The registers of the unit that serves %s are at 0x%x, which is no multiple of 4 KB."
              .formatted(serves, address));
    }
    if (Reach.beyond(address, header)) {
      findings.at(
          unit,
          DmarLayouts.REGISTERS,
          Code.DMAR_DRHD_ADDRESS_OUT_OF_REACH,
          "The registers of the unit that serves %s are at 0x%x, beyond the host's %s address bits."
              .formatted(serves, address, Reach.bits(header)));
    }
  }

  /** Whom a unit serves, in words. */
  private static String serves(Structure unit) {
    return unit.flag(Layouts.FLAGS, INCLUDE_ALL)
        ? "all devices of segment %s that no other unit names"
            .formatted(unit.number(Layouts.SEGMENT))
        : Scopes.list(unit);
  }

  private static void sharedRegisters(List<Structure> units, Findings findings) {
    Map<Long, Structure> byAddress = new HashMap<>();
    for (Structure unit : units) {
      long address = unit.number(DmarLayouts.REGISTERS);
      Structure other = address == 0 ? null : byAddress.putIfAbsent(address / PAGE_BYTES, unit);
      if (other == null) {
        continue;
      }
      boolean same =
          other.number(Layouts.SEGMENT) == unit.number(Layouts.SEGMENT)
              && other.number(DmarLayouts.REGISTERS) == address;
      findings.at(
          unit,
          DmarLayouts.REGISTERS,
          same ? Code.DMAR_DRHD_DUPLICATE : Code.DMAR_DRHD_SHARED_REGISTERS,
          "The unit at offset 0x%x has its registers in the same page.".formatted(other.offset()));
    }
  }

  private static void served(List<Structure> units, Findings findings) {
    Map<Long, Structure> catchAll = new HashMap<>();
    for (Structure unit : units) {
      long segment = unit.number(Layouts.SEGMENT);
      Structure before = catchAll.get(segment);
      if (unit.flag(Layouts.FLAGS, INCLUDE_ALL)) {
        if (before != null) {
          findings.at(
              unit,
              Layouts.FLAGS,
              Code.DMAR_INCLUDE_ALL_TWICE,
              "The unit at offset 0x%x has INCLUDE_PCI_ALL for segment %s already."
                  .formatted(before.offset(), segment));
        }
        catchAll.putIfAbsent(segment, unit);
        continue;
      }
      if (before != null) {
        findings.at(
            unit,
            Code.DMAR_INCLUDE_ALL_NOT_LAST,
            "The unit with INCLUDE_PCI_ALL of segment %s, at offset 0x%x, is to stand behind this one."
                .formatted(segment, before.offset()));
      }
      if (unit.children().isEmpty() && unit.flaws().isEmpty()) {
        findings.at(
            unit,
            Code.DMAR_DRHD_SERVES_NOTHING,
            "The unit at 0x%x serves nothing: no device scope, no INCLUDE_PCI_ALL."
                .formatted(unit.number(DmarLayouts.REGISTERS)));
      }
    }
  }
}

package org.lifeboat.firmware.judge;

import org.lifeboat.firmware.decode.IvrsLayouts;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.decode.Table;

/** The blocks that describe units, each by itself (AMD 5.2.2.1; init_iommu_one). */
final class BlockRules implements Rule {
  /** AMD 5.2.2.1: registers are aligned to what they take. */
  private static final long REGISTER_BYTES = 0x4000;

  /** Capabilities begin behind the header of configuration space (PCI 6.1). */
  private static final int FIRST_CAPABILITY = 0x40;

  private static final int LAST_CAPABILITY = 0xfc;

  @Override
  public void check(Table table, Findings findings) {
    Units.of(table).stream()
        .filter(unit -> unit.field(IvrsLayouts.REGISTERS).isPresent())
        .forEach(unit -> unit(unit, findings));
  }

  private static void unit(Structure unit, Findings findings) {
    long registers = unit.number(IvrsLayouts.REGISTERS);
    if (registers == 0) {
      findings.at(
          unit,
          IvrsLayouts.REGISTERS,
          Code.IVRS_BASE_ZERO,
          "The registers of the unit %s are said to be at address 0.".formatted(Units.place(unit)));
    } else if (registers % REGISTER_BYTES != 0) {
      findings.at(
          unit,
          IvrsLayouts.REGISTERS,
          Code.IVRS_BASE_UNALIGNED,
          "The registers of the unit %s are at 0x%x, which is no multiple of 16 KB."
              .formatted(Units.place(unit), registers));
    }
    long capability = unit.number(IvrsLayouts.CAPABILITY);
    if (capability < FIRST_CAPABILITY || capability > LAST_CAPABILITY || capability % 4 != 0) {
      findings.at(
          unit,
          IvrsLayouts.CAPABILITY,
          Code.IVRS_CAPABILITY_OFFSET,
          "No capability of the unit %s can be at 0x%x of its configuration space."
              .formatted(Units.place(unit), capability));
    }
  }
}

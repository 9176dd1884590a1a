package org.lifeboat.plugin.intelvtd.kernel;

import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.plugin.intelvtd.table.DmarTable;
import org.lifeboat.plugin.intelvtd.unit.Unit;

/** What more than one kernel version can find wrong, for programs and for people. */
public final class Findings {
  /**
   * The smallest host address width byte that a kernel takes: pages have 12 address bits, and the
   * byte is one less.
   */
  public static final int SMALLEST_WIDTH_BYTE = 11;

  private Findings() {}

  /** The width of the table is below that of a page. */
  public static Finding widthTooSmall(DmarTable table) {
    return new Finding(
        "dmar-width-too-small",
        "The DMAR table claims a host address width of %s bits; pages alone have 12."
            .formatted(table.widthByte() + 1));
  }

  /** The table names no unit. */
  public static Finding noUnits() {
    return new Finding("dmar-no-units", "The DMAR table names no remapping unit.");
  }

  /** Registers cannot be mapped. */
  public static Finding unmappable(long address, String why) {
    return new Finding(
        "dmar-unit-unmappable",
        "The registers of the remapping unit at 0x%x cannot be mapped: %s."
            .formatted(address, why));
  }

  /** A scope says bridge where there is none, or endpoint where there is one. */
  public static Finding scopeMismatch(PciFunction function) {
    return new Finding(
        "dmar-scope-mismatch",
        "The DMAR table takes %s for another kind of device than it is."
            .formatted(function.address()));
  }

  /** No memory for what every unit needs. */
  public static Finding noMemory(Unit unit) {
    return new Finding(
        "dmar-no-memory", "There is no memory for the root table of %s.".formatted(unit.name()));
  }

  /** All went well, and no unit translates. */
  public static Finding noUsableUnit() {
    return new Finding(
        "dmar-no-usable-unit",
        "The driver came up, but no remapping unit can translate for any device.");
  }
}

package org.lifeboat.evidence.table;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciAddress;

/**
 * A unit as a block of an IVRS table describes it (AMD-Vi specification 5.2.2).
 *
 * @param address of its PCI function
 * @param capability offset of its capability block in configuration space, 0 to 252, a multiple of
 *     4
 * @param registers where its registers are said to be
 * @param features its extended features as the table has them; 0 in a block of the first kind
 */
public record IvrsUnit(PciAddress address, int capability, long registers, long features) {
  private static final int FIRST_BLOCK = 48;
  private static final int OLD_BLOCK = 0x10;
  private static final int NEW_BLOCK = 0x11;
  private static final int ACPI_BLOCK = 0x40;
  private static final int NEW_BYTES = 40;
  private static final int MOST = 64;

  /** The units of a table, each once, by the first block that describes it; of many the first. */
  public static List<IvrsUnit> of(Bytes table) {
    List<IvrsUnit> units = new ArrayList<>();
    int at = FIRST_BLOCK;
    while (at + 4 <= table.length() && table.u16(at + 2) >= 4 && units.size() < MOST) {
      int type = table.u8(at);
      if (type == OLD_BLOCK || type == NEW_BLOCK || type == ACPI_BLOCK) {
        IvrsUnit unit = unit(table, at, type != OLD_BLOCK && table.u16(at + 2) >= NEW_BYTES);
        if (units.stream().noneMatch(u -> u.address().equals(unit.address()))) {
          units.add(unit);
        }
      }
      at += table.u16(at + 2);
    }
    return List.copyOf(units);
  }

  private static IvrsUnit unit(Bytes table, int at, boolean hasFeatures) {
    return new IvrsUnit(
        PciAddress.ofRequesterId(table.u16(at + 16), table.u16(at + 4)),
        table.u16(at + 6) & 0xfc,
        table.u64(at + 8),
        hasFeatures ? table.u64(at + 24) : 0);
  }
}

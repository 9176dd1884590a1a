package org.lifeboat.evidence.table;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;

/**
 * An IVRS table made up for the IOMMUs that a log shows as PCI functions: one block (type 10h) for
 * each. A log says nothing of a real one's content.
 */
public final class LoggedIvrs {
  /** Class of an IOMMU (PCI Code and ID Assignment: base 08h, sub 06h). */
  private static final int IOMMU_CLASS = 0x0806;

  /** The same with its programming interface, of which there is one. */
  public static final int UNIT_CLASS = IOMMU_CLASS << 8;

  /** Where AMD's capability block is in every processor so far. */
  public static final int CAPABILITY = 0x40;

  /** Where the made-up registers of the first unit are, and how far the next lie apart. */
  private static final long REGISTERS = 0xfeb8_0000L;

  private static final long REGISTERS_BYTES = 0x8_0000;
  private static final int UNIT_BLOCK = 0x10;
  private static final int HEADER_BYTES = 24;
  private static final int ENTRY_BYTES = 4;
  private static final int RANGE_START = 3;
  private static final int RANGE_END = 4;
  private static final int MOST = 64;

  private LoggedIvrs() {}

  /** The IOMMUs among some functions, as many as one table can name here. */
  public static List<PciFunction> units(List<PciFunction> functions) {
    return functions.stream().filter(f -> f.classCode() >>> 8 == IOMMU_CLASS).limit(MOST).toList();
  }

  /** The unit that every processor of AMD with an IOMMU has, where a log does not show it. */
  public static PciFunction assumedUnit() {
    return new PciFunction(
        new PciAddress(0, 0, 0, 2),
        "AMD-Vi unit",
        0x1022,
        0x1451,
        UNIT_CLASS,
        0,
        0,
        false,
        Optional.empty(),
        Bytes.EMPTY);
  }

  /** Where the registers of the {@code index}th unit are said to be. */
  public static long registers(int index) {
    return REGISTERS - index * REGISTERS_BYTES;
  }

  /**
   * The table of these units, of which there is at least one: a single one serves every device,
   * several serve each the buses from its own on.
   */
  public static Bytes of(List<PciFunction> units) {
    TableBytes table = TableBytes.named("IVRS").u32(0x0020_2040).zeros(8);
    for (int i = 0; i < units.size(); i++) {
      PciFunction unit = units.get(i);
      table
          .u8(UNIT_BLOCK)
          .u8(0)
          .u16(HEADER_BYTES + 2 * ENTRY_BYTES)
          .u16(id(unit))
          .u16(CAPABILITY)
          .u64(registers(i))
          .u16(unit.address().segment())
          .u16(0)
          .u32(0);
      int first = i == 0 ? 0 : unit.address().bus() << 8;
      int last = i + 1 == units.size() ? 0xffff : (units.get(i + 1).address().bus() << 8) - 1;
      table.u8(RANGE_START).u16(first).u8(0).u8(RANGE_END).u16(Math.max(first, last)).u8(0);
    }
    return table.finish();
  }

  private static int id(PciFunction unit) {
    return unit.address().bus() << 8 | unit.address().device() << 3 | unit.address().function();
  }
}

package org.lifeboat.evidence.table;

import java.util.List;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciFunction;

/**
 * An IVRS table made up for the IOMMUs that a log shows as PCI functions: one block (type 10h) for
 * each, the first for every device. A log says nothing of a real one's content.
 */
public final class LoggedIvrs {
  /** Class of an IOMMU (PCI Code and ID Assignment: base 08h, sub 06h). */
  private static final int IOMMU_CLASS = 0x0806;

  /** Where AMD's capability block is in every processor so far. */
  public static final int CAPABILITY = 0x40;

  /** Where the made-up registers of the first unit are, and how far the next lie apart. */
  private static final long REGISTERS = 0xfeb8_0000L;

  private static final long REGISTERS_BYTES = 0x8_0000;
  private static final int UNIT_BLOCK = 0x10;
  private static final int HEADER_BYTES = 24;
  private static final int ENTRY_BYTES = 4;
  private static final int ALL_DEVICES = 1;
  private static final int MOST = 64;

  private LoggedIvrs() {}

  /** The IOMMUs among some functions, as many as one table can name here. */
  public static List<PciFunction> units(List<PciFunction> functions) {
    return functions.stream().filter(f -> f.classCode() >>> 8 == IOMMU_CLASS).limit(MOST).toList();
  }

  /** Where the registers of the {@code index}th unit are said to be. */
  public static long registers(int index) {
    return REGISTERS - index * REGISTERS_BYTES;
  }

  /** The table of these units, of which there is at least one. */
  public static Bytes of(List<PciFunction> units) {
    TableBytes table = TableBytes.named("IVRS").u32(0x0020_2040).zeros(8);
    for (int i = 0; i < units.size(); i++) {
      PciFunction unit = units.get(i);
      boolean first = i == 0;
      int id = unit.address().bus() << 8 | unit.address().device() << 3 | unit.address().function();
      table
          .u8(UNIT_BLOCK)
          .u8(0)
          .u16(HEADER_BYTES + (first ? ENTRY_BYTES : 0))
          .u16(id)
          .u16(CAPABILITY)
          .u64(registers(i))
          .u16(unit.address().segment())
          .u16(0)
          .u32(0);
      if (first) {
        table.u8(ALL_DEVICES).u16(0).u8(0);
      }
    }
    return table.finish();
  }
}

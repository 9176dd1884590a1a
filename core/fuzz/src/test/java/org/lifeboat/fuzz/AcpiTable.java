package org.lifeboat.fuzz;

import java.util.HexFormat;
import org.lifeboat.api.firmware.Bytes;

/** The head that ACPI tables have in common. */
final class AcpiTable {
  private static final int LENGTH_OFFSET = 4;
  private static final int CHECKSUM_OFFSET = 9;
  private static final int RIGHT_LENGTH = 1;
  private static final int RIGHT_CHECKSUM = 2;

  /** A MADT with a processor and the I/O APIC 0 at 0xfec00000. */
  static final Bytes MADT =
      Bytes.of(
          HexFormat.of()
              .parseHex(
                  "4150494340000000018442584350432020425850432020200100000042584350"
                      + "010000000000e0fe010000000008000001000000010c00000000c0fe00000000"));

  private AcpiTable() {}

  /** The table with what would keep readers from looking inside put right, by choice. */
  static Bytes mended(Bytes table, int choice) {
    Bytes measured = (choice & RIGHT_LENGTH) != 0 ? withLength(table) : table;
    return (choice & RIGHT_CHECKSUM) != 0 ? withChecksum(measured) : measured;
  }

  /** The table with a length field that says how long it is. */
  private static Bytes withLength(Bytes table) {
    int length = table.length();
    return table.with(
        LENGTH_OFFSET, (byte) length, (byte) (length >> 8), (byte) (length >> 16), (byte) 0);
  }

  /** The table with the checksum that makes its bytes add up to zero. */
  private static Bytes withChecksum(Bytes table) {
    byte sum = 0;
    for (byte one : table.with(CHECKSUM_OFFSET, (byte) 0).toArray()) {
      sum += one;
    }
    return table.with(CHECKSUM_OFFSET, (byte) -sum);
  }
}

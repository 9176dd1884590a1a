package org.lifeboat.evidence.table;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;

/** Puts an ACPI table together, little-endian, with length and checksum (ACPI 5.2.6). */
final class TableBytes {
  private static final int LENGTH_AT = 4;
  private static final String MAKER = "LIFEBOATREBUILT ";

  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  private TableBytes() {}

  static TableBytes named(String signature) {
    TableBytes table = new TableBytes();
    return table
        .text(signature)
        .u32(0)
        .u8(1)
        .u8(0)
        .text(MAKER.substring(0, 6))
        .text(MAKER.substring(8, 16))
        .u32(1)
        .text("LIFE")
        .u32(1);
  }

  TableBytes u8(int value) {
    content.write(value);
    return this;
  }

  TableBytes u16(int value) {
    return u8(value).u8(value >>> 8);
  }

  TableBytes u32(int value) {
    return u16(value).u16(value >>> 16);
  }

  TableBytes u64(long value) {
    return u32((int) value).u32((int) (value >>> 32));
  }

  TableBytes zeros(int count) {
    for (int i = 0; i < count; i++) {
      u8(0);
    }
    return this;
  }

  TableBytes text(String ascii) {
    content.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  Bytes finish() {
    byte[] table = content.toByteArray();
    for (int i = 0; i < 4; i++) {
      table[LENGTH_AT + i] = (byte) (table.length >>> 8 * i);
    }
    return FirmwareTable.withChecksum(Bytes.of(table));
  }
}

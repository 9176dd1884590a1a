package org.lifeboat.plugin.intelvtd.fault;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.plugin.intelvtd.table.DmarTable;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Drhd;

/**
 * Changes of a DMAR table; each gives a table whose header is right again, length and checksum, but
 * for what was to be wrong.
 */
final class TablePatch {
  private static final int LENGTH_OFFSET = 4;

  private TablePatch() {}

  static List<RemappingStructure> structures(Bytes table) {
    return StreamSupport.stream(new DmarTable(table).structures().spliterator(), false).toList();
  }

  /** Bytes of a number, low one first. */
  static byte[] littleEndian(long value, int bytes) {
    byte[] all =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    return Arrays.copyOf(all, bytes);
  }

  /** The same with a unit moved to another address. */
  static Bytes moved(Bytes table, Drhd unit, long address) {
    return FirmwareTable.withChecksum(
        table.with(
            unit.header().offset() + Drhd.ADDRESS_OFFSET, littleEndian(address, Long.BYTES)));
  }

  /** The same with more at its end. */
  static Bytes appended(Bytes table, byte... more) {
    byte[] longer = Arrays.copyOf(table.toArray(), table.length() + more.length);
    System.arraycopy(more, 0, longer, table.length(), more.length);
    return sized(Bytes.of(longer));
  }

  /** The same with a header that claims the length it has. */
  static Bytes sized(Bytes table) {
    return FirmwareTable.withChecksum(
        table.with(LENGTH_OFFSET, littleEndian(table.length(), Integer.BYTES)));
  }
}

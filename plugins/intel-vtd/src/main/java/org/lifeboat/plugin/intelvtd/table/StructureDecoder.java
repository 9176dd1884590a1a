package org.lifeboat.plugin.intelvtd.table;

import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Andd;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Atsr;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Drhd;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Header;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Rhsa;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Rmrr;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Satc;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Unknown;

/** Reads one structure; total on any bytes. */
final class StructureDecoder {
  /** Longest name that is read where the structure's own length sets no bound. */
  private static final int LONGEST_NAME = 0xffff;

  private StructureDecoder() {}

  static RemappingStructure decode(Bytes table, int at) {
    Header header = new Header(table.u16(at), table.u16(at + 2), at);
    return switch (header.type()) {
      case Drhd.TYPE ->
          new Drhd(
              header,
              table.u8(at + 4),
              table.u16(at + 6),
              table.u64(at + Drhd.ADDRESS_OFFSET),
              scopes(table, header, Drhd.FIXED_BYTES));
      case Rmrr.TYPE ->
          new Rmrr(
              header,
              table.u16(at + 6),
              table.u64(at + 8),
              table.u64(at + 16),
              scopes(table, header, Rmrr.FIXED_BYTES));
      case Atsr.TYPE ->
          new Atsr(
              header, table.u8(at + 4), table.u16(at + 6), scopes(table, header, Atsr.FIXED_BYTES));
      case Rhsa.TYPE -> new Rhsa(header, table.u64(at + 8), table.u32(at + 16));
      case Andd.TYPE -> andd(table, header);
      case Satc.TYPE ->
          new Satc(
              header, table.u8(at + 4), table.u16(at + 6), scopes(table, header, Satc.FIXED_BYTES));
      default -> new Unknown(header);
    };
  }

  private static DeviceScopes scopes(Bytes table, Header header, int fixedBytes) {
    return DeviceScopes.read(table, (long) header.offset() + fixedBytes, header.end());
  }

  /**
   * A length below the fixed part makes the kernel's bound wrap around: it looks for a NUL as far
   * as it takes.
   */
  private static Andd andd(Bytes table, Header header) {
    int room = header.length() - Andd.FIXED_BYTES;
    int bound = room < 0 ? LONGEST_NAME : room;
    int start = header.offset() + Andd.FIXED_BYTES;
    int length = 0;
    while (length < bound && table.u8(start + length) != 0) {
      length++;
    }
    return new Andd(
        header,
        table.u8(header.offset() + 7),
        table.ascii(start, length),
        room < 0 || length < room);
  }
}

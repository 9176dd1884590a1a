package org.lifeboat.plugin.amdvi;

import java.io.ByteArrayOutputStream;
import org.lifeboat.api.firmware.Bytes;

/** Writes IVRS tables for tests. */
final class IvrsBytes {
  /**
   * What q35 machines with {@code -device amd-iommu} have for the I/O APIC 0 of the southbridge.
   */
  static final byte[] SOUTHBRIDGE = {0x48, 0, 0, 0, 0, (byte) 0xa0, 0, 1};

  static final byte[] ALL = {1, 0, 0, 0};

  private IvrsBytes() {}

  /** A table with the right length and checksum. */
  static Bytes table(byte[]... blocks) {
    return table(0, blocks);
  }

  static Bytes table(int ivInfo, byte[]... blocks) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("IVRS".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    out.writeBytes(new byte[32]);
    out.writeBytes(little(ivInfo, 4));
    out.writeBytes(new byte[8]);
    for (byte[] block : blocks) {
      out.writeBytes(block);
    }
    return summed(Bytes.of(out.toByteArray()));
  }

  static Bytes summed(Bytes content) {
    Bytes sized = content.with(4, little(content.length(), 4)).with(9, (byte) 0);
    int sum = 0;
    for (byte b : sized.toArray()) {
      sum += b;
    }
    return sized.with(9, (byte) -sum);
  }

  /** A 10h block of unit 00:02.0 at the usual address with these entries. */
  static byte[] unit(byte[]... entries) {
    return unit(0x10, 0x10, Machines.MMIO, 0, entries);
  }

  static byte[] unit(int type, int deviceId, long mmio, long features, byte[]... entries) {
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      list.writeBytes(entry);
    }
    int header = type == 0x10 ? 24 : 40;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(type);
    out.write(0);
    out.writeBytes(little(header + list.size(), 2));
    out.writeBytes(little(deviceId, 2));
    out.writeBytes(little(0x40, 2));
    out.writeBytes(little(mmio, 8));
    out.writeBytes(new byte[8]);
    if (header == 40) {
      out.writeBytes(little(features, 8));
      out.writeBytes(new byte[8]);
    }
    out.writeBytes(list.toByteArray());
    return out.toByteArray();
  }

  static byte[] select(int requester) {
    return new byte[] {2, (byte) requester, (byte) (requester >> 8), 0};
  }

  static byte[] range(int first, int last) {
    return new byte[] {
      3, (byte) first, (byte) (first >> 8), 0, 4, (byte) last, (byte) (last >> 8), 0
    };
  }

  static byte[] little(long value, int bytes) {
    byte[] out = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      out[i] = (byte) (value >>> 8 * i);
    }
    return out;
  }

  /** A MADT with these I/O APICs. */
  static Bytes madt(int... ids) {
    byte[] out = new byte[44 + 12 * ids.length];
    for (int i = 0; i < ids.length; i++) {
      int at = 44 + 12 * i;
      out[at] = 1;
      out[at + 1] = 12;
      out[at + 2] = (byte) ids[i];
      out[at + 6] = (byte) 0xc0;
    }
    return Bytes.of(out).with(4, little(out.length, 4));
  }
}

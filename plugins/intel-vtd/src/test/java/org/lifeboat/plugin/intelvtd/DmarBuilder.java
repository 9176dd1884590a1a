package org.lifeboat.plugin.intelvtd;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.lifeboat.api.firmware.Bytes;

/** Writes DMAR tables, right ones and wrong ones. */
final class DmarBuilder {
  private final ByteArrayOutputStream structures = new ByteArrayOutputStream();
  private int widthByte = 38;
  private int flags = 1;

  static DmarBuilder table() {
    return new DmarBuilder();
  }

  /** One unit that serves all, with the I/O APIC 0. */
  static DmarBuilder sound() {
    return table().unit(Machines.UNIT, 1, scope(3, 0, 0xff, 0, 0));
  }

  DmarBuilder width(int value) {
    widthByte = value;
    return this;
  }

  DmarBuilder flags(int value) {
    flags = value;
    return this;
  }

  DmarBuilder unit(long address, int unitFlags, byte[]... scopes) {
    return structure(0, numbers(16, 4, (long) unitFlags, 8, address), scopes);
  }

  DmarBuilder region(long base, long last, byte[]... scopes) {
    return structure(1, numbers(24, 8, base, 16, last), scopes);
  }

  DmarBuilder ports(int portFlags, byte[]... scopes) {
    return structure(2, numbers(16, 4, (long) portFlags).slice(0, 8), scopes);
  }

  DmarBuilder affinity(long address) {
    return structure(3, numbers(24, 8, address).slice(0, 20));
  }

  DmarBuilder namespaceDevice(int number, String name) {
    byte[] text = name.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    return structure(4, numbers(16, 0, (long) number << 56).slice(0, 8), text);
  }

  DmarBuilder unknown(int type, int length) {
    return structure(type, Bytes.of(new byte[length]));
  }

  /** A header that claims a length other than it has. */
  DmarBuilder raw(int type, int claimedLength, byte... rest) {
    structures.write(type);
    structures.write(type >> 8);
    structures.write(claimedLength);
    structures.write(claimedLength >> 8);
    structures.writeBytes(rest);
    return this;
  }

  private DmarBuilder structure(int type, Bytes fixed, byte[]... scopes) {
    int length = fixed.length();
    for (byte[] scope : scopes) {
      length += scope.length;
    }
    raw(type, length, fixed.slice(4, fixed.length()).toArray());
    for (byte[] scope : scopes) {
      structures.writeBytes(scope);
    }
    return this;
  }

  /** A device scope with a path of (device, function) pairs. */
  static byte[] scope(int type, int id, int bus, int... path) {
    byte[] bytes = new byte[6 + path.length];
    bytes[0] = (byte) type;
    bytes[1] = (byte) bytes.length;
    bytes[4] = (byte) id;
    bytes[5] = (byte) bus;
    for (int i = 0; i < path.length; i++) {
      bytes[6 + i] = (byte) path[i];
    }
    return bytes;
  }

  static byte[] endpoint(int bus, int... path) {
    return scope(1, 0, bus, path);
  }

  static byte[] bridgeScope(int bus, int... path) {
    return scope(2, 0, bus, path);
  }

  Bytes build() {
    byte[] body = structures.toByteArray();
    ByteBuffer all = ByteBuffer.allocate(48 + body.length).order(ByteOrder.LITTLE_ENDIAN);
    all.put(new byte[] {'D', 'M', 'A', 'R'}).putInt(48 + body.length);
    all.put(36, (byte) widthByte).put(37, (byte) flags).position(48);
    all.put(body);
    return Bytes.of(all.array());
  }

  /** Zero bytes with 64-bit numbers at offsets: {@code numbers(16, 8, address)}. */
  static Bytes numbers(int length, Number... offsetsAndValues) {
    ByteBuffer all = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < offsetsAndValues.length; i += 2) {
      all.putLong(offsetsAndValues[i].intValue(), offsetsAndValues[i + 1].longValue());
    }
    return Bytes.of(all.array());
  }
}

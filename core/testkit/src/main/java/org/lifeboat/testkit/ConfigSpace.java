package org.lifeboat.testkit;

import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciFunction;

/** The 256 bytes of configuration space, of which a function keeps ids and class by name. */
final class ConfigSpace {
  private static final int BYTES = 256;
  private static final int IDS = 0;
  private static final int CLASS_AND_REVISION = 8;

  private ConfigSpace() {}

  /** The word at {@code offset}. */
  static int read(PciFunction function, int offset) {
    return switch (checked(offset)) {
      case IDS -> function.deviceId() << 16 | function.vendorId();
      case CLASS_AND_REVISION ->
          function.classCode() << 8 | function.config().u8(CLASS_AND_REVISION);
      default -> function.config().u32(offset);
    };
  }

  /** The function with {@code word} at {@code offset}. */
  static PciFunction write(PciFunction function, int offset, int word) {
    byte[] little = {(byte) word, (byte) (word >> 8), (byte) (word >> 16), (byte) (word >> 24)};
    Bytes known = function.config();
    Bytes space =
        known.length() < BYTES ? Bytes.of(new byte[BYTES]).with(0, known.toArray()) : known;
    boolean ids = checked(offset) == IDS;
    return new PciFunction(
        function.address(),
        function.name(),
        ids ? word & 0xffff : function.vendorId(),
        ids ? word >>> 16 : function.deviceId(),
        offset == CLASS_AND_REVISION ? word >>> 8 : function.classCode(),
        function.dmaMaskBits(),
        function.coherentMaskBits(),
        function.externalFacing(),
        function.bridge(),
        space.with(offset, little));
  }

  private static int checked(int offset) {
    if (offset < 0 || offset >= BYTES || (offset & 3) != 0) {
      throw new IllegalArgumentException("no word of configuration space: offset " + offset);
    }
    return offset;
  }
}

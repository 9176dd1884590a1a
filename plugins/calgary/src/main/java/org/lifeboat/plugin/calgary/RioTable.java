package org.lifeboat.plugin.calgary;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.lifeboat.api.firmware.Bytes;

/**
 * A Rio Grande table in its block; the package tells how it looks. Any bytes can be read; behind
 * their end they are zero.
 *
 * @param block the block
 */
record RioTable(Bytes block) {
  /** The signature under which a machine has it. */
  static final String SIGNATURE = "RIO ";

  /** Bytes of the block before the table. */
  static final int LINK_BYTES = 4;

  private static final int BLOCK_ID = 0x4752;
  private static final int HEADER_BYTES = 3;

  /**
   * An I/O device.
   *
   * @param offset of its entry in the block, bytes
   * @param registers physical address of 1 MB of registers
   * @param type what it is
   */
  record Device(int offset, long registers, int type) {
    private static final int COMPATIBILITY_CALGARY = 4;
    private static final int SECOND_CALGARY = 5;

    boolean isCalgary() {
      return type == COMPATIBILITY_CALGARY || type == SECOND_CALGARY;
    }
  }

  /** Whether the block is what the kernel looks for in the BIOS data area. */
  boolean isRio() {
    return block.u16(2) == BLOCK_ID;
  }

  int version() {
    return block.u8(LINK_BYTES);
  }

  int scalabilityDevices() {
    return block.u8(LINK_BYTES + 1);
  }

  /** The I/O devices, at most 255; none where the version is not known. */
  List<Device> devices() {
    OptionalInt bytes = bytesByVersion(13, 15);
    if (bytes.isEmpty()) {
      return List.of();
    }
    int offset =
        LINK_BYTES + HEADER_BYTES + scalabilityDevices() * bytesByVersion(11, 12).getAsInt();
    List<Device> devices = new ArrayList<>();
    for (int i = 0; i < block.u8(LINK_BYTES + 2); i++) {
      devices.add(new Device(offset, block.u32(offset + 1) & 0xffff_ffffL, block.u8(offset + 5)));
      offset += bytes.getAsInt();
    }
    return devices;
  }

  /** Whether the kernel knows how to read this version. */
  boolean hasKnownVersion() {
    return bytesByVersion(0, 0).isPresent();
  }

  private OptionalInt bytesByVersion(int two, int three) {
    return switch (version()) {
      case 2 -> OptionalInt.of(two);
      case 3 -> OptionalInt.of(three);
      default -> OptionalInt.empty();
    };
  }
}

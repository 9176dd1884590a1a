package org.lifeboat.plugin.amdvi.ivrs;

import org.lifeboat.api.firmware.Bytes;

/** How long a device entry is (ivhd_entry_length of the AMD driver). */
public enum EntryLengths {
  /** By the two highest bits of the type alone: 4, 8, 16 or 32 bytes, never 0 (Linux 2.6). */
  BY_TYPE {
    @Override
    public int of(Bytes content, int offset) {
      return 4 << (content.u8(offset) >> 6);
    }
  },

  /**
   * Types below 80h as in {@link #BY_TYPE}; F0h 22 bytes and the length of its unique id; any other
   * type has length 0 (Linux 4.7 and later).
   */
  WITH_ACPI_DEVICES {
    @Override
    public int of(Bytes content, int offset) {
      int type = content.u8(offset);
      if (type < 0x80) {
        return 4 << (type >> 6);
      }
      return type == IvhdEntry.ACPI_DEVICE ? 22 + content.u8(offset + 21) : 0;
    }
  };

  /** Bytes in the entry at {@code offset}; 0 where a walk would not advance. */
  public abstract int of(Bytes content, int offset);
}

package org.lifeboat.firmware.decode;

import org.lifeboat.api.firmware.Bytes;

/**
 * A field as a specification lays it out.
 *
 * @param name as the specification has it
 * @param bytes how many; {@link #REST} for all up to the structure's end, {@link #TEXT} for all up
 *     to and with the first NUL, or to the end
 * @param meaning its value in words
 * @param reservedBits those of its first 64 bits that must be zero; all ones for a field that is
 *     reserved as a whole, of whatever length
 */
record FieldForm(String name, int bytes, Meaning meaning, long reservedBits) {
  static final int REST = -1;
  static final int TEXT = -2;

  private static final long ALL = -1L;

  /** Says what a value means. */
  interface Meaning {
    /** In words; empty where the number says all. */
    String of(Bytes raw);
  }

  static FieldForm reserved(String name, int bytes) {
    return new FieldForm(name, bytes, Meanings.NONE, ALL);
  }

  /** The field in a table. */
  Field read(Bytes table, int offset, int length) {
    Bytes raw = table.slice(offset, offset + length);
    return new Field(name, offset, raw, meaning.of(raw), stray(raw));
  }

  private String stray(Bytes raw) {
    if (reservedBits == ALL) {
      return allZero(raw) ? "" : "all of it is reserved";
    }
    long set = raw.u64(0) & reservedBits;
    if (set == 0) {
      return "";
    }
    StringBuilder bits = new StringBuilder();
    for (int bit = 0; bit < Long.SIZE; bit++) {
      if ((set >> bit & 1) != 0) {
        bits.append(bits.isEmpty() ? "" : ", ").append(bit);
      }
    }
    return (Long.bitCount(set) == 1 ? "bit " + bits + " is" : "bits " + bits + " are")
        + " reserved";
  }

  private static boolean allZero(Bytes raw) {
    for (int i = 0; i < raw.length(); i++) {
      if (raw.u8(i) != 0) {
        return false;
      }
    }
    return true;
  }
}

package org.lifeboat.firmware.decode;

import java.util.Map;
import org.lifeboat.api.firmware.Bytes;

/**
 * Structures that stand one behind the other, each with its type in its first bytes.
 *
 * @param typeBytes bytes of the type: 1 or 2
 * @param headBytes bytes that tell type and length
 * @param lengths how long a structure is
 * @param kinds the layouts of the types that have a meaning
 * @param unknown the layout of all others
 */
record Series(
    int typeBytes, int headBytes, Lengths lengths, Map<Integer, Layout> kinds, Layout unknown) {
  /** How long a structure is. */
  interface Lengths {
    /** Bytes of the structure at an offset; less than a head where it does not say. */
    int of(Bytes table, int offset);
  }

  int typeAt(Bytes table, int offset) {
    return typeBytes == 1 ? table.u8(offset) : table.u16(offset);
  }

  Layout layoutOf(int type) {
    return kinds.getOrDefault(type, unknown);
  }
}

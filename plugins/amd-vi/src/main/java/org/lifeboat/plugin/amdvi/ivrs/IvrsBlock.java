package org.lifeboat.plugin.amdvi.ivrs;

import java.util.List;

/**
 * A block of an IVRS table. All kinds begin with type (8 bits), flags (8), length (16) and device
 * id (16).
 */
public sealed interface IvrsBlock {
  /** Bytes from the start of the table. */
  int offset();

  /** Its kind, 8 bits. */
  int type();

  /** Bytes it claims to have, 16 bits. */
  int length();

  /** The requester id at bytes 4 and 5. */
  int deviceId();

  /**
   * Types 10h, 11h and 40h: a unit.
   *
   * @param offset see {@link IvrsBlock#offset}
   * @param type see {@link IvrsBlock#type}
   * @param length see {@link IvrsBlock#length}
   * @param deviceId the unit's own PCI function
   * @param capability offset of its capability in that function's configuration space, bytes
   * @param mmioBase physical address of its registers; any value, also 0
   * @param segment its PCI segment
   * @param attributes feature bits of a 10h block, attributes of the others
   * @param features extended feature register as firmware reports it; 0 in a 10h block
   * @param features2 the second one
   * @param entries the requesters it serves, in order
   * @param end where the walk over them ends
   */
  record Ivhd(
      int offset,
      int type,
      int length,
      int deviceId,
      int capability,
      long mmioBase,
      int segment,
      int attributes,
      long features,
      long features2,
      List<IvhdEntry> entries,
      WalkEnd end)
      implements IvrsBlock {
    /** Copies the list. */
    public Ivhd {
      entries = List.copyOf(entries);
    }

    /** Bytes before the first device entry for a type, or 0 where the type is no IVHD. */
    public static int headerBytes(int type) {
      return switch (type) {
        case 0x10 -> 24;
        case 0x11, 0x40 -> 40;
        default -> 0;
      };
    }

    /** Whether it has the feature registers, which 10h blocks lack. */
    public boolean reportsFeatures() {
      return type != 0x10;
    }
  }

  /**
   * Types 20h, 21h and 22h: memory that must stay reachable for all, one, or a range of requesters.
   *
   * @param offset see {@link IvrsBlock#offset}
   * @param type see {@link IvrsBlock#type}
   * @param length see {@link IvrsBlock#length}
   * @param deviceId the requester, or the first of a range
   * @param lastDeviceId the last of a range, inclusive
   * @param flags bit 0 unity, 1 readable, 2 writable, 3 exclusion
   * @param start physical address
   * @param bytes its size
   */
  record Ivmd(
      int offset,
      int type,
      int length,
      int deviceId,
      int lastDeviceId,
      int flags,
      long start,
      long bytes)
      implements IvrsBlock {}

  /**
   * Any other type.
   *
   * @param offset see {@link IvrsBlock#offset}
   * @param type see {@link IvrsBlock#type}
   * @param length see {@link IvrsBlock#length}
   * @param deviceId see {@link IvrsBlock#deviceId}
   */
  record Unknown(int offset, int type, int length, int deviceId) implements IvrsBlock {}
}

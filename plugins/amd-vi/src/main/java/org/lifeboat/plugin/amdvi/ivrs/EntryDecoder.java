package org.lifeboat.plugin.amdvi.ivrs;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.api.firmware.Bytes;

/**
 * Reads the device entries of a block; bounded by the block's length, at most 64 KB, since an entry
 * has 4 bytes or stops the walk.
 */
final class EntryDecoder {
  private final Bytes content;
  private final EntryLengths lengths;
  private final List<IvhdEntry> entries = new ArrayList<>();

  EntryDecoder(Bytes content, EntryLengths lengths) {
    this.content = content;
    this.lengths = lengths;
  }

  /** Reads {@code [from, to)}; an entry that begins inside counts, also where it ends outside. */
  WalkEnd walk(int from, int to) {
    int offset = from;
    while (offset < to) {
      int length = lengths.of(content, offset);
      if (length == 0) {
        return WalkEnd.ENDLESS;
      }
      entries.add(entry(offset));
      offset += length;
    }
    return offset == to ? WalkEnd.EXACT : WalkEnd.PAST_END;
  }

  List<IvhdEntry> entries() {
    return entries;
  }

  private IvhdEntry entry(int offset) {
    int type = content.u8(offset);
    int requester = content.u16(offset + 1);
    int second = content.u16(offset + 5);
    return switch (type) {
      case 0x01 -> new IvhdEntry.All();
      case 0x02, 0x46 -> new IvhdEntry.Select(requester);
      case 0x03, 0x47 -> new IvhdEntry.RangeStart(requester);
      case 0x04 -> new IvhdEntry.RangeEnd(requester);
      case 0x42 -> new IvhdEntry.Alias(requester, second);
      case 0x43 -> new IvhdEntry.AliasRangeStart(requester, second);
      case 0x48 -> new IvhdEntry.Special(content.u8(offset + 4), second, content.u8(offset + 7));
      case IvhdEntry.ACPI_DEVICE ->
          new IvhdEntry.AcpiDevice(
              requester,
              content.slice(offset + 4, offset + 12),
              content.u8(offset + 20),
              content.slice(offset + 22, offset + 22 + content.u8(offset + 21)));
      default -> new IvhdEntry.Unknown(type);
    };
  }
}

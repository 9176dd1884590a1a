package org.lifeboat.evidence.table;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.memory.MemoryRange;

/**
 * The memory of a plain PC with 8 GB of RAM, 2 of them below 4 GB: what is assumed around a table
 * where nothing else is known.
 *
 * @param map with what is reserved
 * @param tables where ACPI tables lie, 128 KB below 2 GB
 */
public record PlainMemory(FirmwareMap map, MemoryRange tables) {
  private static final long GB = 1L << 30;
  private static final long TABLES_BYTES = 0x2_0000;
  private static final long STEP = 0x1000_0000;

  private static final List<Entry> RAM =
      List.of(
          entry(0, 0x9fc00, Kind.USABLE),
          entry(0x9fc00, 0x10_0000, Kind.RESERVED),
          entry(0x10_0000, 2 * GB, Kind.USABLE),
          entry(4 * GB, 10 * GB, Kind.USABLE));

  /** With these ranges reserved, which win over RAM where the map is sanitised. */
  public static PlainMemory reserving(List<MemoryRange> ranges) {
    MemoryRange tables = placeForTables(ranges);
    List<Entry> map = new ArrayList<>(RAM);
    map.add(new Entry(tables, Kind.ACPI_DATA));
    ranges.forEach(r -> map.add(new Entry(r, Kind.RESERVED)));
    return new PlainMemory(new FirmwareMap(map), tables);
  }

  private static Entry entry(long start, long end, Kind kind) {
    return new Entry(new MemoryRange(start, end), kind);
  }

  /** At the end of low RAM, or as far below as nothing is reserved. */
  private static MemoryRange placeForTables(List<MemoryRange> reserved) {
    for (long end = 2 * GB; end > STEP; end -= STEP) {
      MemoryRange place = new MemoryRange(end - TABLES_BYTES, end);
      if (reserved.stream().noneMatch(r -> r.overlaps(place))) {
        return place;
      }
    }
    return new MemoryRange(2 * GB - TABLES_BYTES, 2 * GB);
  }
}

package org.lifeboat.engine.firmware;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.memory.MemoryRange;

/**
 * The kernel's working copy of the memory map (arch/x86/kernel/e820.c), changed by parameters, then
 * sanitised.
 */
final class MemoryMapTable {
  private List<Entry> entries;

  MemoryMapTable(FirmwareMap map) {
    entries = new ArrayList<>(map.entries());
  }

  /** Takes all entries out (memmap=exactmap). */
  void clear() {
    entries.clear();
  }

  /** Adds a range that may overlap others (e820__range_add). */
  void add(MemoryRange range, Kind kind) {
    entries.add(new Entry(range, kind));
  }

  /** Cuts a range out of the entries of one kind (e820__range_remove). */
  void remove(MemoryRange range, Kind kind) {
    List<Entry> kept = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.kind() == kind && entry.range().overlaps(range)) {
        keep(kept, entry.range().start(), range.start(), kind);
        keep(kept, range.end(), entry.range().end(), kind);
      } else {
        kept.add(entry);
      }
    }
    entries = kept;
  }

  /** Changes the kind of what has one kind within a range (e820__range_update). */
  void change(MemoryRange range, Kind from, Kind to) {
    List<MemoryRange> changed =
        entries.stream()
            .filter(e -> e.kind() == from && e.range().overlaps(range))
            .map(e -> e.range().intersection(range))
            .toList();
    remove(range, from);
    changed.forEach(r -> add(r, to));
  }

  private static void keep(List<Entry> kept, long start, long end, Kind kind) {
    if (Long.compareUnsigned(start, end) < 0) {
      kept.add(new Entry(new MemoryRange(start, end), kind));
    }
  }

  /**
   * The map in order and without overlap (e820__update_table): where entries overlap, the kind with
   * the larger number wins; neighbours of one kind become one, but for the kinds the kernel keeps
   * apart.
   */
  FirmwareMap sanitized() {
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort((a, b) -> a.range().compareTo(b.range()));
    List<Entry> result = new ArrayList<>(sorted.size());
    if (isApart(sorted)) {
      sorted.forEach(entry -> append(result, entry.range(), entry.kind()));
      return new FirmwareMap(result);
    }
    List<Entry> open = new ArrayList<>();
    int next = 0;
    long start = 0;
    for (long border : borders()) {
      if (start != border && !open.isEmpty()) {
        append(result, new MemoryRange(start, border), strongest(open));
        open.removeIf(e -> Long.compareUnsigned(e.range().end(), border) <= 0);
      }
      while (next < sorted.size() && sorted.get(next).range().start() == border) {
        if (!sorted.get(next).range().isEmpty()) {
          open.add(sorted.get(next));
        }
        next++;
      }
      start = border;
    }
    return new FirmwareMap(result);
  }

  /** Whether no entry reaches into the next, and none is empty: most firmware gives it so. */
  private static boolean isApart(List<Entry> sorted) {
    long end = 0;
    for (Entry entry : sorted) {
      if (entry.range().isEmpty() || Long.compareUnsigned(entry.range().start(), end) < 0) {
        return false;
      }
      end = entry.range().end();
    }
    return true;
  }

  /** Where entries begin and end, ascending without sign. */
  private long[] borders() {
    long[] borders = new long[2 * entries.size()];
    int count = 0;
    for (Entry entry : entries) {
      borders[count++] = entry.range().start() ^ Long.MIN_VALUE;
      borders[count++] = entry.range().end() ^ Long.MIN_VALUE;
    }
    return LongStream.of(borders).sorted().map(b -> b ^ Long.MIN_VALUE).toArray();
  }

  private static Kind strongest(List<Entry> open) {
    return open.size() == 1
        ? open.get(0).kind()
        : Collections.max(open, Comparator.comparing(Entry::kind)).kind();
  }

  private static void append(List<Entry> result, MemoryRange range, Kind kind) {
    Entry last = result.isEmpty() ? null : result.get(result.size() - 1);
    boolean apart = kind == Kind.PERSISTENT_LEGACY || kind == Kind.SOFT_RESERVED;
    if (last != null && last.kind() == kind && last.range().end() == range.start() && !apart) {
      result.set(
          result.size() - 1, new Entry(new MemoryRange(last.range().start(), range.end()), kind));
    } else {
      result.add(new Entry(range, kind));
    }
  }
}

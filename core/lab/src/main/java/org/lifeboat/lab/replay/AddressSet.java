package org.lifeboat.lab.replay;

import java.util.Map;
import java.util.TreeMap;
import org.lifeboat.api.memory.MemoryRange;

/** A set of addresses, kept as ranges that neither touch nor overlap: start to end, unsigned. */
final class AddressSet {
  private final TreeMap<Long, Long> ranges = new TreeMap<>(Long::compareUnsigned);

  void add(MemoryRange range) {
    if (range.isEmpty()) {
      return;
    }
    long start = range.start();
    long end = range.end();
    Map.Entry<Long, Long> below = ranges.floorEntry(end);
    while (below != null && Long.compareUnsigned(below.getValue(), start) >= 0) {
      ranges.remove(below.getKey());
      start = Long.compareUnsigned(below.getKey(), start) < 0 ? below.getKey() : start;
      end = Long.compareUnsigned(below.getValue(), end) > 0 ? below.getValue() : end;
      below = ranges.floorEntry(end);
    }
    ranges.put(start, end);
  }

  void remove(MemoryRange range) {
    if (range.isEmpty()) {
      return;
    }
    Map.Entry<Long, Long> below = ranges.lowerEntry(range.end());
    while (below != null && Long.compareUnsigned(below.getValue(), range.start()) > 0) {
      long start = below.getKey();
      long end = below.getValue();
      ranges.remove(start);
      if (Long.compareUnsigned(end, range.end()) > 0) {
        ranges.put(range.end(), end);
      }
      if (Long.compareUnsigned(start, range.start()) < 0) {
        ranges.put(start, range.start());
      }
      below = ranges.lowerEntry(range.end());
    }
  }

  /** Whether every address of a range, which is not empty, is in the set. */
  boolean contains(MemoryRange range) {
    Map.Entry<Long, Long> below = ranges.floorEntry(range.start());
    return below != null && Long.compareUnsigned(below.getValue(), range.end()) >= 0;
  }

  /** Whether any address of a range, which is not empty, is in the set. */
  boolean overlaps(MemoryRange range) {
    Map.Entry<Long, Long> below = ranges.lowerEntry(range.end());
    return below != null && Long.compareUnsigned(below.getValue(), range.start()) > 0;
  }
}

package org.lifeboat.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.api.memory.MemoryRange;

/** A set of addresses, kept as simply as can be: what a clever allocator is held against. */
final class Ranges {
  private List<MemoryRange> ranges = new ArrayList<>();

  void add(MemoryRange range) {
    remove(range);
    ranges.add(range);
    ranges.sort(null);
  }

  void remove(MemoryRange range) {
    List<MemoryRange> left = new ArrayList<>();
    for (MemoryRange known : ranges) {
      keep(left, known.start(), Math.min(known.end(), range.start()));
      keep(left, Math.max(known.start(), range.end()), known.end());
    }
    ranges = left;
  }

  private static void keep(List<MemoryRange> left, long start, long end) {
    if (start < end) {
      left.add(new MemoryRange(start, end));
    }
  }

  boolean overlaps(MemoryRange range) {
    return ranges.stream().anyMatch(range::overlaps);
  }

  /** Whether every address of a range is in it. */
  boolean containsAll(MemoryRange range) {
    Ranges rest = new Ranges();
    rest.add(range);
    ranges.forEach(rest::remove);
    return rest.ranges.isEmpty();
  }

  boolean isEmpty() {
    return ranges.isEmpty();
  }

  List<MemoryRange> all() {
    return List.copyOf(ranges);
  }

  /** The whole pages that are in it. */
  Ranges wholePages() {
    Ranges joined = new Ranges();
    long start = -1;
    long end = -1;
    for (MemoryRange range : ranges) {
      if (range.start() != end) {
        joined.addPages(start, end);
        start = range.start();
      }
      end = range.end();
    }
    joined.addPages(start, end);
    return joined;
  }

  private void addPages(long start, long end) {
    if (start < end) {
      MemoryRange pages = new MemoryRange(start, end).wholePages();
      if (!pages.isEmpty()) {
        add(pages);
      }
    }
  }
}

package org.lifeboat.experiment.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lifeboat.api.memory.MemoryRange;

/** Sets of addresses as ranges: ascending, none empty, none touching another. */
final class Spans {
  private Spans() {}

  /** All that lies in any of the ranges. */
  static List<MemoryRange> union(Stream<MemoryRange> ranges) {
    List<MemoryRange> spans = new ArrayList<>();
    for (MemoryRange range : ranges.filter(r -> !r.isEmpty()).sorted().toList()) {
      int last = spans.size() - 1;
      if (last >= 0 && Long.compareUnsigned(range.start(), spans.get(last).end()) <= 0) {
        MemoryRange before = spans.get(last);
        spans.set(last, new MemoryRange(before.start(), max(before.end(), range.end())));
      } else {
        spans.add(range);
      }
    }
    return spans;
  }

  /** What lies in some spans and not in others. */
  static List<MemoryRange> minus(List<MemoryRange> spans, List<MemoryRange> others) {
    List<MemoryRange> left = new ArrayList<>();
    int next = 0;
    for (MemoryRange span : spans) {
      long from = span.start();
      while (next < others.size()
          && Long.compareUnsigned(others.get(next).end(), span.start()) <= 0) {
        next++;
      }
      for (int i = next; i < others.size() && others.get(i).overlaps(span); i++) {
        add(left, from, others.get(i).start());
        from = max(from, others.get(i).end());
      }
      add(left, from, span.end());
    }
    return left;
  }

  /** Those parts of spans that lie in a range. */
  static List<MemoryRange> in(MemoryRange range, List<MemoryRange> spans) {
    return spans.stream().map(range::intersection).filter(r -> !r.isEmpty()).toList();
  }

  /** Whether every byte of a range lies in one of the spans. */
  static boolean hold(List<MemoryRange> spans, MemoryRange range) {
    return spans.stream().anyMatch(span -> span.contains(range));
  }

  static long bytes(List<MemoryRange> spans) {
    return spans.stream().mapToLong(MemoryRange::bytes).sum();
  }

  private static void add(List<MemoryRange> spans, long start, long end) {
    if (Long.compareUnsigned(start, end) < 0) {
      spans.add(new MemoryRange(start, end));
    }
  }

  private static long max(long a, long b) {
    return Long.compareUnsigned(a, b) < 0 ? b : a;
  }
}

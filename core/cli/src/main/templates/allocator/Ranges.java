package $package$;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lifeboat.api.memory.MemoryRange;

/** A set of addresses, kept as ranges that neither overlap nor touch. Addresses are unsigned. */
final class Ranges {
  private final TreeMap<Long, Long> ends = new TreeMap<>(Long::compareUnsigned);

  /** Puts every address of a range into the set. */
  void add(MemoryRange range) {
    if (range.isEmpty()) {
      return;
    }
    long start = range.start();
    long end = range.end();
    Map.Entry<Long, Long> met = ends.floorEntry(end);
    while (met != null && Long.compareUnsigned(met.getValue(), start) >= 0) {
      start = min(start, met.getKey());
      end = max(end, met.getValue());
      ends.remove(met.getKey());
      met = ends.lowerEntry(met.getKey());
    }
    ends.put(start, end);
  }

  /** Puts every address of another set into this one. */
  void addAll(Ranges other) {
    other.ends.forEach((start, end) -> add(new MemoryRange(start, end)));
  }

  /** Takes every address of a range out of the set. */
  void remove(MemoryRange range) {
    if (range.isEmpty()) {
      return;
    }
    Map.Entry<Long, Long> met = ends.lowerEntry(range.end());
    while (met != null && Long.compareUnsigned(met.getValue(), range.start()) > 0) {
      ends.remove(met.getKey());
      keep(met.getKey(), min(met.getValue(), range.start()));
      keep(max(met.getKey(), range.end()), met.getValue());
      met = ends.lowerEntry(met.getKey());
    }
  }

  private void keep(long start, long end) {
    if (Long.compareUnsigned(start, end) < 0) {
      ends.put(start, end);
    }
  }

  /** The addresses that are in this set and not in another, ascending. */
  List<MemoryRange> without(Ranges other) {
    List<MemoryRange> left = new ArrayList<>();
    for (Map.Entry<Long, Long> range : ends.entrySet()) {
      long from = range.getKey();
      Map.Entry<Long, Long> before = other.ends.lowerEntry(from);
      if (before != null) {
        from = max(from, before.getValue());
      }
      for (var gone : other.ends.subMap(range.getKey(), range.getValue()).entrySet()) {
        addIfAny(left, from, gone.getKey());
        from = gone.getValue();
      }
      addIfAny(left, from, range.getValue());
    }
    return left;
  }

  private static void addIfAny(List<MemoryRange> ranges, long start, long end) {
    if (Long.compareUnsigned(start, end) < 0) {
      ranges.add(new MemoryRange(start, end));
    }
  }

  static long min(long left, long right) {
    return Long.compareUnsigned(left, right) < 0 ? left : right;
  }

  static long max(long left, long right) {
    return Long.compareUnsigned(left, right) > 0 ? left : right;
  }
}

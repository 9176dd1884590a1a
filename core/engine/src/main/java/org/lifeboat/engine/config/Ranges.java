package org.lifeboat.engine.config;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lifeboat.api.memory.MemoryRange;

/**
 * Ranges of addresses as blocks: {@code start} and {@code last}, both inclusive, or {@code start}
 * and {@code end}, exclusive.
 */
final class Ranges {
  private final TreeMap<Long, MemoryRange> seen = new TreeMap<>();

  /** A range with its last byte. */
  static MemoryRange inclusive(Block block) {
    Field<Long> start = block.address("start");
    Field<Long> last = block.address("last");
    return range(block, start, last, 1);
  }

  /** A range with the first byte behind it. */
  static MemoryRange exclusive(Block block) {
    Field<Long> start = block.address("start");
    Field<Long> end = block.end("end");
    return range(block, start, end, 0);
  }

  private static MemoryRange range(Block block, Field<Long> start, Field<Long> bound, long behind) {
    long from = start.required();
    long to = bound.required() + behind;
    if (to > from) {
      return new MemoryRange(from, to);
    }
    if (start.optional().isPresent() && bound.optional().isPresent()) {
      block
          .find(bound.key())
          .ifPresent(
              n -> n.problem("the range ends before it starts", "above 0x%x".formatted(from)));
    }
    return new MemoryRange(from, from + 1);
  }

  /** A range seen earlier that this one shares a byte with. */
  Optional<MemoryRange> clash(MemoryRange range) {
    Map.Entry<Long, MemoryRange> below = seen.lowerEntry(range.end());
    if (below != null && below.getValue().overlaps(range)) {
      return Optional.of(below.getValue());
    }
    seen.put(range.start(), range);
    return Optional.empty();
  }
}

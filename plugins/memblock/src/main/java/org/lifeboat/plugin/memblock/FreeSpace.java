package org.lifeboat.plugin.memblock;

import static org.lifeboat.plugin.memblock.Unsigned.max;
import static org.lifeboat.plugin.memblock.Unsigned.min;

import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.Pages;

/**
 * What is free: the parts of memory regions between reserved ones, never stored, always derived.
 *
 * <p>A free range never spans two memory regions, even where they touch (__next_mem_range).
 */
final class FreeSpace {
  /** The answer of a search that found nothing: memblock never hands out address zero. */
  static final long NONE = 0;

  private final RegionList memory;
  private final RegionList reserved;

  FreeSpace(RegionList memory, RegionList reserved) {
    this.memory = memory;
    this.reserved = reserved;
  }

  /** Takes one free range, {@code end} exclusive. */
  @FunctionalInterface
  interface Visitor {
    void visit(long start, long end);
  }

  /** Shows every free range, ascending. */
  void forEach(Visitor visitor) {
    for (int m = 0; m < memory.size(); m++) {
      long start = memory.start(m);
      int r = reserved.firstEndingAbove(start);
      for (; r < reserved.size(); r++) {
        if (Long.compareUnsigned(reserved.start(r), memory.end(m)) >= 0) {
          break;
        }
        if (Long.compareUnsigned(start, reserved.start(r)) < 0) {
          visitor.visit(start, reserved.start(r));
        }
        start = reserved.end(r);
      }
      if (Long.compareUnsigned(start, memory.end(m)) < 0) {
        visitor.visit(start, memory.end(m));
      }
    }
  }

  /**
   * The highest room in {@code [low, high)} (__memblock_find_range_top_down).
   *
   * @param node whose memory will do, or {@link AllocationRequest#ANY_NODE}
   * @return its address, or {@link #NONE}
   */
  long highest(long bytes, long align, long low, long high, int node) {
    for (int m = memory.lastStartingBelow(high); m >= 0; m--) {
      if (Long.compareUnsigned(memory.end(m), low) <= 0) {
        break;
      }
      if (admits(m, node)) {
        long found =
            highestBetween(bytes, align, max(memory.start(m), low), min(memory.end(m), high));
        if (found != NONE) {
          return found;
        }
      }
    }
    return NONE;
  }

  private long highestBetween(long bytes, long align, long low, long high) {
    long top = high;
    for (int r = reserved.lastStartingBelow(high); Long.compareUnsigned(top, low) > 0; r--) {
      long bottom = r < 0 ? low : max(reserved.end(r), low);
      if (fits(bytes, bottom, top)) {
        long candidate = Pages.roundDown(top - bytes, align);
        if (Long.compareUnsigned(candidate, bottom) >= 0) {
          return candidate;
        }
      }
      if (r < 0) {
        break;
      }
      top = reserved.start(r);
    }
    return NONE;
  }

  /**
   * The lowest room in {@code [low, high)} (__memblock_find_range_bottom_up).
   *
   * @param node whose memory will do, or {@link AllocationRequest#ANY_NODE}
   * @return its address, or {@link #NONE}
   */
  long lowest(long bytes, long align, long low, long high, int node) {
    for (int m = memory.firstEndingAbove(low); m < memory.size(); m++) {
      if (Long.compareUnsigned(memory.start(m), high) >= 0) {
        break;
      }
      if (admits(m, node)) {
        long found =
            lowestBetween(bytes, align, max(memory.start(m), low), min(memory.end(m), high));
        if (found != NONE) {
          return found;
        }
      }
    }
    return NONE;
  }

  private long lowestBetween(long bytes, long align, long low, long high) {
    long bottom = low;
    for (int r = reserved.firstEndingAbove(low); Long.compareUnsigned(bottom, high) < 0; r++) {
      boolean last = r == reserved.size();
      long top = last ? high : min(reserved.start(r), high);
      // Rounded up past the top of the address space it is zero, and so no answer either.
      long candidate = Pages.roundUp(bottom, align);
      if (fits(bytes, candidate, top)) {
        return candidate;
      }
      if (last) {
        break;
      }
      bottom = reserved.end(r);
    }
    return NONE;
  }

  private boolean admits(int region, int node) {
    return node == AllocationRequest.ANY_NODE || node == memory.node(region);
  }

  private static boolean fits(long bytes, long start, long end) {
    return Long.compareUnsigned(start, end) < 0 && Long.compareUnsigned(end - start, bytes) >= 0;
  }
}

package org.lifeboat.plugin.memblock;

import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.Pages;

/**
 * What is free: the parts of memory regions between reserved ones. The kernel derives it at every
 * search (__next_mem_range); here it is a list of its own, so that a search passes over whatever is
 * too narrow. Whoever changes what is memory or reserved says so with {@link #open} or {@link
 * #close}.
 *
 * <p>A free range never spans two memory regions, even where they touch: these differ in their
 * nodes, and so do the free ranges.
 */
final class FreeSpace {
  /** The answer of a search that found nothing: memblock never hands out address zero. */
  static final long NONE = 0;

  private static final long ALL_NODES = -1;

  private final RegionList memory;
  private final RegionList reserved;
  private final RegionList free = new RegionList();

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
    for (free.seek(0); !free.atEnd(); free.advance()) {
      visitor.visit(free.start(), free.end());
    }
  }

  /** Some of {@code [start, end)} became memory, or is no longer reserved. */
  void open(long start, long end) {
    memory.seek(start);
    while (!memory.atEnd() && Unsigned.less(memory.start(), end)) {
      open(Unsigned.max(start, memory.start()), Unsigned.min(end, memory.end()), memory.node());
      memory.advance();
    }
  }

  private void open(long start, long end, int node) {
    long bottom = start;
    reserved.seek(start);
    while (!reserved.atEnd() && Unsigned.less(reserved.start(), end)) {
      if (Unsigned.less(bottom, reserved.start())) {
        free.add(bottom, reserved.start(), node);
      }
      bottom = reserved.end();
      reserved.advance();
    }
    if (Unsigned.less(bottom, end)) {
      free.add(bottom, end, node);
    }
  }

  /** All of {@code [start, end)} is reserved now, or no longer memory. */
  void close(long start, long end) {
    free.remove(start, end);
  }

  /**
   * The highest room in {@code [low, high)} (__memblock_find_range_top_down).
   *
   * @param node whose memory will do, or {@link AllocationRequest#ANY_NODE}
   * @return its address, or {@link #NONE}
   */
  long highest(long bytes, long align, long low, long high, int node) {
    long nodes = nodes(node);
    Leaf leaf = free.leafAt(high);
    int last = leaf.lastStartingBelow(high);
    while (true) {
      boolean wideEnough = false;
      for (int i = last; i >= 0; i--) {
        if (!Unsigned.less(low, leaf.end(i))) {
          return NONE;
        }
        long bottom = Unsigned.max(leaf.start(i), low);
        long top = Unsigned.min(leaf.end(i), high);
        if (!Unsigned.less(top - bottom, bytes) && admits(node, leaf.node(i))) {
          wideEnough = true;
          long candidate = Pages.roundDown(top - bytes, align);
          if (!Unsigned.less(candidate, bottom)) {
            free.point(leaf, i);
            return candidate;
          }
        }
      }
      if (!wideEnough) {
        leaf.lowerBounds();
      }
      Leaf below = leaf.before(bytes, nodes);
      if (below == null) {
        return NONE;
      }
      leaf = below;
      last = leaf.size - 1;
    }
  }

  /**
   * The lowest room in {@code [low, high)} (__memblock_find_range_bottom_up).
   *
   * @param node whose memory will do, or {@link AllocationRequest#ANY_NODE}
   * @return its address, or {@link #NONE}
   */
  long lowest(long bytes, long align, long low, long high, int node) {
    long nodes = nodes(node);
    Leaf leaf = free.leafAt(low);
    int first = leaf.firstEndingAbove(low);
    while (true) {
      for (int i = first; i < leaf.size; i++) {
        if (!Unsigned.less(leaf.start(i), high)) {
          return NONE;
        }
        long top = Unsigned.min(leaf.end(i), high);
        // Rounded up past the top of the address space it is zero, and so no answer either.
        long candidate = Pages.roundUp(Unsigned.max(leaf.start(i), low), align);
        if (Unsigned.less(candidate, top)
            && !Unsigned.less(top - candidate, bytes)
            && admits(node, leaf.node(i))) {
          free.point(leaf, i);
          return candidate;
        }
      }
      leaf.lowerBounds();
      Leaf above = leaf.after(bytes, nodes);
      if (above == null) {
        return NONE;
      }
      leaf = above;
      first = 0;
    }
  }

  private static boolean admits(int wanted, int node) {
    return wanted == AllocationRequest.ANY_NODE || wanted == node;
  }

  private static long nodes(int wanted) {
    return wanted == AllocationRequest.ANY_NODE ? ALL_NODES : Node.bit(wanted);
  }
}

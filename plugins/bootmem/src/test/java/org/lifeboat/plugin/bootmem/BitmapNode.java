package org.lifeboat.plugin.bootmem;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import org.lifeboat.api.memory.PageBlock;

/**
 * A node as the kernel has it, with one bit for each page and every loop page by page:
 * linux-2.6.32-33.md sections 3.1, 3.4, 3.5 and 3.8, sentence by sentence. Indices and offsets
 * count from the node's start.
 */
final class BitmapNode {
  private static final int PAGE = 4096;

  final int id;
  final long minPfn;
  final long lowPfn;
  private final BitSet map = new BitSet();
  private int hintIdx;
  private long lastEndOff;

  /** A node of {@code [minPfn, lowPfn)}, all of it reserved; {@code minPfn} is a multiple of 64. */
  BitmapNode(int id, long minPfn, long lowPfn) {
    this.id = id;
    this.minPfn = minPfn;
    this.lowPfn = lowPfn;
    map.set(0, (int) (lowPfn - minPfn));
  }

  /** Makes RAM available before the first allocation. */
  void open(long firstPfn, long endPfn) {
    map.clear((int) (firstPfn - minPfn), (int) (endPfn - minPfn));
  }

  void reserve(long firstPfn, long endPfn) {
    for (long pfn = Math.max(firstPfn, minPfn); pfn < Math.min(endPfn, lowPfn); pfn++) {
      map.set((int) (pfn - minPfn));
    }
  }

  /** Clears the bits of {@code ram} only: others are a BUG in the kernel. */
  void free(long firstPfn, long endPfn, BitSet ram) {
    long first = Math.max(firstPfn, minPfn);
    if (first >= lowPfn || (first > firstPfn && first >= endPfn)) {
      return;
    }
    int sidx = (int) (first - minPfn);
    hintIdx = Math.min(hintIdx, sidx);
    for (long pfn = first; pfn < Math.min(endPfn, lowPfn); pfn++) {
      if (ram.get((int) pfn)) {
        map.clear((int) (pfn - minPfn));
      }
    }
  }

  /** alloc_bootmem_core; an answer below {@code floor} is undone. */
  OptionalLong allocate(long size, long align, long goal, long limit, long floor) {
    long max = Math.min(lowPfn, limit);
    if (max <= minPfn) {
      return OptionalLong.empty();
    }
    long step = Math.max(align / PAGE, 1);
    boolean fromGoal = goal != 0 && minPfn < goal && goal < max;
    long start = roundUp(fromGoal ? goal : minPfn, step);
    long sidx = start - minPfn;
    long midx = max - minPfn;
    long fallback = 0;
    if (hintIdx > sidx) {
      fallback = sidx + 1;
      sidx = aligned(hintIdx, step);
    }
    while (true) {
      long found = window(sidx, midx, (size + PAGE - 1) / PAGE, step);
      if (found >= 0) {
        return take(found, size, align, floor);
      }
      if (fallback == 0) {
        return OptionalLong.empty();
      }
      sidx = aligned(fallback - 1, step);
      fallback = 0;
    }
  }

  private long window(long from, long midx, long pages, long step) {
    long sidx = from;
    while (true) {
      while (sidx < midx && isSet(sidx)) {
        sidx++;
      }
      sidx = aligned(Math.min(sidx, midx), step);
      long eidx = sidx + pages;
      if (sidx >= midx || eidx > midx) {
        return -1;
      }
      long i = sidx;
      while (i < eidx && !isSet(i)) {
        i++;
      }
      if (i == eidx) {
        return sidx;
      }
      sidx = aligned(i, step) == i ? i + step : aligned(i, step);
    }
  }

  private OptionalLong take(long sidx, long size, long align, long floor) {
    long base = minPfn * PAGE;
    long offset = sidx * PAGE;
    if (lastEndOff % PAGE != 0 && lastEndOff / PAGE + 1 == sidx) {
      offset = roundUp(base + lastEndOff, align) - base;
    }
    if (base + offset < floor) {
      return OptionalLong.empty();
    }
    boolean shared = offset / PAGE < sidx;
    lastEndOff = offset + size;
    hintIdx = (int) ((lastEndOff + PAGE - 1) / PAGE);
    map.set((int) (offset / PAGE) + (shared ? 1 : 0), hintIdx);
    return OptionalLong.of(base + offset);
  }

  /** Page zero counts as reserved: what the SPI demands, and every kernel has. */
  private boolean isSet(long index) {
    return map.get((int) index) || minPfn + index == 0;
  }

  private long aligned(long index, long step) {
    return roundUp(minPfn + index, step) - minPfn;
  }

  private static long roundUp(long value, long align) {
    return (value + align - 1) / align * align;
  }

  /** free_all_bootmem_core. */
  List<PageBlock> handOver() {
    List<PageBlock> blocks = new ArrayList<>();
    for (long cursor = minPfn; cursor < lowPfn; cursor += 64) {
      int index = (int) (cursor - minPfn);
      if (cursor + 64 < lowPfn && map.get(index, index + 64).isEmpty()) {
        blocks.add(new PageBlock(cursor, 6));
        continue;
      }
      for (long pfn = cursor; pfn < Math.min(cursor + 64, lowPfn); pfn++) {
        if (!map.get((int) (pfn - minPfn))) {
          blocks.add(new PageBlock(pfn, 0));
        }
      }
    }
    return blocks;
  }
}

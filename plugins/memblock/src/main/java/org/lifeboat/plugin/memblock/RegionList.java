package org.lifeboat.plugin.memblock;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Region;

/**
 * Regions in ascending order that never overlap (struct memblock_type): neighbours that touch are
 * one region if they belong to the same node, and stay two if not.
 *
 * <p>Three arrays side by side: a region is found by halving, the neighbours of a search lie in one
 * cache line, and nothing is allocated but when the arrays grow. All addresses are unsigned, all
 * ends exclusive and at most 2^64-1. Indices run from 0 to {@link #size()}, exclusive.
 */
final class RegionList {
  /** INIT_MEMBLOCK_REGIONS of mm/memblock.c: more than a usual boot ever needs. */
  private static final int INITIAL_CAPACITY = 128;

  private long[] starts = new long[INITIAL_CAPACITY];
  private long[] ends = new long[INITIAL_CAPACITY];
  private int[] nodes = new int[INITIAL_CAPACITY];
  private int size;

  int size() {
    return size;
  }

  long start(int index) {
    return starts[index];
  }

  long end(int index) {
    return ends[index];
  }

  int node(int index) {
    return nodes[index];
  }

  /** All regions, ascending. */
  List<Region> toList() {
    return IntStream.range(0, size)
        .mapToObj(i -> new Region(new MemoryRange(starts[i], ends[i]), nodes[i]))
        .toList();
  }

  /**
   * Index of the first region that ends above {@code address}; {@link #size()} if there is none.
   */
  int firstEndingAbove(long address) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(ends[middle], address) > 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Index of the last region that starts below {@code address}; -1 if there is none. */
  int lastStartingBelow(long address) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(starts[middle], address) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /**
   * Covers {@code [start, end)}. What is covered already keeps its node; only the holes get {@code
   * node} (memblock_add_range).
   */
  void add(long start, long end, int node) {
    int next = firstEndingAbove(start);
    long hole = start;
    while (Long.compareUnsigned(hole, end) < 0) {
      boolean last = next == size || Long.compareUnsigned(starts[next], end) >= 0;
      long holeEnd = last ? end : starts[next];
      if (Long.compareUnsigned(hole, holeEnd) < 0) {
        next = fill(next, hole, holeEnd, node);
      }
      if (last) {
        return;
      }
      hole = ends[next];
      next++;
    }
  }

  /**
   * Fills a hole, or a part of it, before the region {@code next} and joins it with neighbours of
   * its node (memblock_merge_regions). Answers the index of the region that now ends at or holds
   * the first address behind the hole.
   */
  private int fill(int next, long start, long end, int node) {
    boolean joinsBelow = next > 0 && ends[next - 1] == start && nodes[next - 1] == node;
    boolean joinsAbove = next < size && starts[next] == end && nodes[next] == node;
    if (joinsBelow && joinsAbove) {
      ends[next - 1] = ends[next];
      delete(next, next + 1);
      return next - 1;
    }
    if (joinsBelow) {
      ends[next - 1] = end;
      return next;
    }
    if (joinsAbove) {
      starts[next] = start;
      return next;
    }
    insert(next, start, end, node);
    return next + 1;
  }

  /** Uncovers {@code [start, end)}, cutting regions at its borders (memblock_remove_range). */
  void remove(long start, long end) {
    int from = firstEndingAbove(start);
    int to = lastStartingBelow(end) + 1;
    if (from >= to || start == end) {
      return;
    }
    boolean keepsBelow = Long.compareUnsigned(starts[from], start) < 0;
    boolean keepsAbove = Long.compareUnsigned(ends[to - 1], end) > 0;
    if (keepsBelow && keepsAbove && to - from == 1) {
      insert(to, end, ends[from], nodes[from]);
      ends[from] = start;
      return;
    }
    if (keepsBelow) {
      ends[from++] = start;
    }
    if (keepsAbove) {
      starts[--to] = end;
    }
    delete(from, to);
  }

  private void insert(int index, long start, long end, int node) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      nodes = Arrays.copyOf(nodes, 2 * size);
    }
    move(index, index + 1);
    starts[index] = start;
    ends[index] = end;
    nodes[index] = node;
  }

  private void delete(int from, int to) {
    if (from < to) {
      move(to, from);
    }
  }

  /** Moves the regions from index {@code from} on so that they begin at {@code to}. */
  private void move(int from, int to) {
    System.arraycopy(starts, from, starts, to, size - from);
    System.arraycopy(ends, from, ends, to, size - from);
    System.arraycopy(nodes, from, nodes, to, size - from);
    size += to - from;
  }
}

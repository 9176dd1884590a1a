package org.lifeboat.plugin.memblock;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Up to {@link #CAPACITY} regions, ascending, in one array: making room for one is one copy, and
 * neighbours share cache lines. As long as a tree is that small, this is all of it.
 */
final class Leaf extends Node {
  /** Moving half of it costs no more than what else a change does. */
  static final int CAPACITY = 128;

  /** Enough for most boots; growing is cheaper than so much to clear. */
  private static final int INITIAL_CAPACITY = 32;

  /** Cells of a region: its start, its end, its memory node. */
  private static final int STRIDE = 3;

  private static final int END = 1;
  private static final int NODE = 2;

  /** The leaf below it in the address space. */
  @Nullable Leaf previous;

  /** The leaf above it. */
  @Nullable Leaf next;

  private long[] cells;

  Leaf() {
    this(INITIAL_CAPACITY);
  }

  private Leaf(int capacity) {
    cells = new long[capacity * STRIDE];
  }

  @Override
  long start() {
    return start(0);
  }

  long start(int index) {
    return cells[index * STRIDE];
  }

  long end(int index) {
    return cells[index * STRIDE + END];
  }

  int node(int index) {
    return (int) cells[index * STRIDE + NODE];
  }

  void moveStart(int index, long address) {
    cells[index * STRIDE] = address;
  }

  void moveEnd(int index, long address) {
    cells[index * STRIDE + END] = address;
  }

  @Override
  void lowerBounds() {
    widest = 0;
    nodeSet = 0;
    for (int i = 0; i < size; i++) {
      widest = Unsigned.max(widest, end(i) - start(i));
      nodeSet |= bit(node(i));
    }
  }

  @Override
  Leaf highest(long bytes, long wanted) {
    return this;
  }

  @Override
  Leaf lowest(long bytes, long wanted) {
    return this;
  }

  /** The nearest leaf below it that may hold a region of at least {@code bytes} on these nodes. */
  @Nullable Leaf before(long bytes, long wanted) {
    Node child = this;
    for (Branch branch = parent; branch != null; branch = branch.parent) {
      Leaf found = branch.highestBelow(branch.slotOf(child), bytes, wanted);
      if (found != null) {
        return found;
      }
      child = branch;
    }
    return null;
  }

  /** The nearest such leaf above it. */
  @Nullable Leaf after(long bytes, long wanted) {
    Node child = this;
    for (Branch branch = parent; branch != null; branch = branch.parent) {
      Leaf found = branch.lowestFrom(branch.slotOf(child) + 1, bytes, wanted);
      if (found != null) {
        return found;
      }
      child = branch;
    }
    return null;
  }

  /** Index of the first region that ends above {@code address}; {@link #size} if there is none. */
  int firstEndingAbove(long address) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Unsigned.less(address, end(middle))) {
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
      if (Unsigned.less(start(middle), address)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /** Puts a region at an index; there must be fewer than {@link #CAPACITY}. */
  void insert(int index, long start, long end, int node) {
    int cell = index * STRIDE;
    if (size * STRIDE == cells.length) {
      cells = Arrays.copyOf(cells, 2 * cells.length);
    }
    System.arraycopy(cells, cell, cells, cell + STRIDE, size * STRIDE - cell);
    size++;
    cells[cell] = start;
    cells[cell + END] = end;
    cells[cell + NODE] = node;
  }

  void delete(int index) {
    int cell = index * STRIDE;
    size--;
    System.arraycopy(cells, cell + STRIDE, cells, cell, size * STRIDE - cell);
  }

  /** Moves the upper half into a new leaf above this one. */
  Leaf split() {
    Leaf upper = new Leaf(CAPACITY);
    int half = size / 2;
    upper.size = size - half;
    System.arraycopy(cells, half * STRIDE, upper.cells, 0, upper.size * STRIDE);
    upper.raiseBounds(widest, nodeSet);
    size = half;
    link(upper, next);
    link(this, upper);
    return upper;
  }

  /** Takes it out of the chain of leaves. */
  void unlink() {
    link(previous, next);
  }

  private static void link(@Nullable Leaf lower, @Nullable Leaf upper) {
    if (lower != null) {
      lower.next = upper;
    }
    if (upper != null) {
      upper.previous = lower;
    }
  }
}

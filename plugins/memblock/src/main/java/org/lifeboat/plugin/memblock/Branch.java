package org.lifeboat.plugin.memblock;

import org.jspecify.annotations.Nullable;

/** Up to {@link #CAPACITY} children, ascending, and where each starts. */
final class Branch extends Node {
  static final int CAPACITY = 32;

  private final Node[] children = new Node[CAPACITY];
  private final long[] starts = new long[CAPACITY];

  @Override
  long start() {
    return starts[0];
  }

  @Override
  void lowerBounds() {
    widest = 0;
    nodeSet = 0;
    for (int i = 0; i < size; i++) {
      widest = Unsigned.max(widest, children[i].widest);
      nodeSet |= children[i].nodeSet;
    }
  }

  @Override
  @Nullable Leaf highest(long bytes, long wanted) {
    Leaf found = highestBelow(size, bytes, wanted);
    if (found == null) {
      lowerBounds();
    }
    return found;
  }

  /** The same among the children below {@code slot}. */
  @Nullable Leaf highestBelow(int slot, long bytes, long wanted) {
    for (int i = slot - 1; i >= 0; i--) {
      Node child = children[i];
      Leaf found = child.mayHold(bytes, wanted) ? child.highest(bytes, wanted) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  @Override
  @Nullable Leaf lowest(long bytes, long wanted) {
    Leaf found = lowestFrom(0, bytes, wanted);
    if (found == null) {
      lowerBounds();
    }
    return found;
  }

  /** The same among the children from {@code slot} on. */
  @Nullable Leaf lowestFrom(int slot, long bytes, long wanted) {
    for (int i = slot; i < size; i++) {
      Node child = children[i];
      Leaf found = child.mayHold(bytes, wanted) ? child.lowest(bytes, wanted) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The last child that starts at or below {@code address}; the first where none does. */
  Node childAt(long address) {
    int low = 1;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (!Unsigned.less(address, starts[middle])) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return children[low - 1];
  }

  Node onlyChild() {
    return children[0];
  }

  int slotOf(Node child) {
    int slot = 0;
    while (children[slot] != child) {
      slot++;
    }
    return slot;
  }

  /** Puts a child at a slot; there must be room. */
  void insert(int slot, Node child) {
    move(slot, this, slot + 1, size - slot);
    size++;
    children[slot] = child;
    starts[slot] = child.start();
    child.parent = this;
    raiseBounds(child.widest, child.nodeSet);
  }

  void delete(Node child) {
    int slot = slotOf(child);
    move(slot + 1, this, slot, size - slot - 1);
    size--;
  }

  /** Moves the upper half into a new branch. */
  Branch split() {
    Branch upper = new Branch();
    int half = size / 2;
    upper.size = size - half;
    move(half, upper, 0, upper.size);
    for (int i = 0; i < upper.size; i++) {
      upper.children[i].parent = upper;
    }
    upper.raiseBounds(widest, nodeSet);
    size = half;
    return upper;
  }

  private void move(int from, Branch target, int to, int count) {
    System.arraycopy(children, from, target.children, to, count);
    System.arraycopy(starts, from, target.starts, to, count);
  }

  /** A child starts elsewhere now. Answers whether this branch does, too. */
  boolean restarted(Node child) {
    int slot = slotOf(child);
    starts[slot] = child.start();
    return slot == 0;
  }
}

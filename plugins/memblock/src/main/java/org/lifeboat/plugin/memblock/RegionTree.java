package org.lifeboat.plugin.memblock;

import static java.util.Objects.requireNonNull;

/**
 * Regions in ascending order that never overlap: a B+-tree that knows of each subtree the widest
 * region and the memory nodes. Finding, inserting and deleting a region, and finding the next one
 * that is wide enough, cost the logarithm of their number; nothing is allocated but when the tree
 * grows. All addresses are unsigned, all ends exclusive and at most 2^64-1.
 *
 * <p>A tree has one finger, which points at a region or behind the last one. What is done is done
 * there.
 */
class RegionTree {
  private Node root = new Leaf();
  private Leaf leaf = (Leaf) root;
  private int at;

  /** Points at the first region that ends above {@code address}. */
  final void seek(long address) {
    if (!isSought(address)) {
      leaf = leafAt(address);
      at = leaf.firstEndingAbove(address);
      settle();
    }
  }

  /** Whether the finger points there already: what is done next to each other costs no search. */
  private boolean isSought(long address) {
    if (at == leaf.size || !Unsigned.less(address, leaf.end(at))) {
      return false;
    }
    return at == 0 ? leaf.previous == null : !Unsigned.less(address, leaf.end(at - 1));
  }

  /** Points at a region of a leaf. */
  final void point(Leaf holder, int index) {
    leaf = holder;
    at = index;
  }

  /** The leaf of the last region that starts at or below {@code address}; else the first leaf. */
  final Leaf leafAt(long address) {
    Node node = root;
    while (node instanceof Branch branch) {
      node = branch.childAt(address);
    }
    return (Leaf) node;
  }

  /** Points at the next region. */
  final void advance() {
    at++;
    settle();
  }

  /** Behind the last region of a leaf is the first of the next leaf. */
  private void settle() {
    if (at == leaf.size && leaf.next != null) {
      leaf = leaf.next;
      at = 0;
    }
  }

  /** Points at the region before; there must be one. */
  final void retreat() {
    if (at == 0) {
      leaf = requireNonNull(leaf.previous);
      at = leaf.size;
    }
    at--;
  }

  /** Whether the region before the one pointed at ends at {@code address} and belongs to a node. */
  final boolean followsOn(long address, int node) {
    Leaf holder = at > 0 ? leaf : leaf.previous;
    if (holder == null) {
      return false;
    }
    int before = at > 0 ? at - 1 : holder.size - 1;
    return holder.end(before) == address && holder.node(before) == node;
  }

  /** Whether the finger points behind the last region. */
  final boolean atEnd() {
    return at == leaf.size;
  }

  /** Where the region starts. */
  final long start() {
    return leaf.start(at);
  }

  /** Where it ends. */
  final long end() {
    return leaf.end(at);
  }

  /** The node it belongs to. */
  final int node() {
    return leaf.node(at);
  }

  /** Moves the region's start; it must stay between its neighbours. */
  final void moveStart(long address) {
    leaf.moveStart(at, address);
    changed();
  }

  /** Moves its end. */
  final void moveEnd(long address) {
    leaf.moveEnd(at, address);
    changed();
  }

  /** Puts a region before the one pointed at, and points at it. */
  final void insert(long start, long end, int node) {
    if (leaf.size == Leaf.CAPACITY) {
      split();
    }
    leaf.insert(at, start, end, node);
    changed();
  }

  /** Cuts the region in two, leaving out {@code [from, to)}; points at the upper part. */
  final void cut(long from, long to) {
    long end = leaf.end(at);
    leaf.moveEnd(at, from);
    at++;
    insert(to, end, leaf.node(at - 1));
  }

  /** The region pointed at is new or other than before. */
  private void changed() {
    leaf.raiseBounds(leaf.end(at) - leaf.start(at), Node.bit(leaf.node(at)));
    if (at == 0) {
      restarted(leaf);
    }
  }

  private void split() {
    Leaf upper = leaf.split();
    attach(leaf, upper);
    if (at > leaf.size) {
      at -= leaf.size;
      leaf = upper;
    }
  }

  /** Hangs the upper half of what was one node beside the lower. */
  private void attach(Node lower, Node upper) {
    Branch parent = lower.parent;
    if (parent == null) {
      parent = new Branch();
      parent.insert(0, lower);
      root = parent;
    } else if (parent.size == Branch.CAPACITY) {
      attach(parent, parent.split());
      parent = requireNonNull(lower.parent);
    }
    parent.insert(parent.slotOf(lower) + 1, upper);
  }

  /** Deletes the region and points at the next. */
  final void delete() {
    Leaf from = leaf;
    from.delete(at);
    if (from.size > 0 || from == root) {
      if (at == 0) {
        restarted(from);
      }
      settle();
      return;
    }
    if (from.next != null) {
      leaf = from.next;
    } else {
      leaf = requireNonNull(from.previous);
      at = leaf.size;
    }
    from.unlink();
    detach(from);
  }

  private void detach(Node empty) {
    Branch parent = requireNonNull(empty.parent);
    parent.delete(empty);
    if (parent.size == 0) {
      detach(parent);
      return;
    }
    restarted(parent);
    while (root instanceof Branch branch && branch.size == 1) {
      root = branch.onlyChild();
      root.parent = null;
    }
  }

  /** The first region of a node is another, or starts elsewhere. */
  private static void restarted(Node node) {
    Node child = node;
    Branch branch = child.parent;
    while (branch != null && branch.restarted(child)) {
      child = branch;
      branch = branch.parent;
    }
  }
}

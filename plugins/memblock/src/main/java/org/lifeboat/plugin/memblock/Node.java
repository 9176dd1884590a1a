package org.lifeboat.plugin.memblock;

import org.jspecify.annotations.Nullable;

/**
 * A node of a {@link RegionTree}. It knows how wide its regions are and which memory nodes they
 * belong to, as bounds: raised at once by whatever exceeds them, lowered by the search that finds
 * them too high. So a change costs no second look at the neighbours, and a search looks in vain
 * once only.
 */
abstract sealed class Node permits Leaf, Branch {
  /** The branch that it hangs from; none where it is the root. */
  @Nullable Branch parent;

  /** How many regions or children it has; 0 in an empty tree's root alone. */
  int size;

  /** No region has more bytes, unsigned. */
  long widest;

  /** No region belongs to another memory node, as {@link #bit} has them. */
  long nodeSet;

  /** Where its first region starts. */
  abstract long start();

  /**
   * Its highest leaf that may hold a region of at least {@code bytes} on one of the nodes {@code
   * wanted}; none where no region can be that.
   */
  abstract @Nullable Leaf highest(long bytes, long wanted);

  /** Its lowest such leaf. */
  abstract @Nullable Leaf lowest(long bytes, long wanted);

  /** Makes the bounds as low as what is below it allows. */
  abstract void lowerBounds();

  /** Whether it may hold such a region. */
  final boolean mayHold(long bytes, long wanted) {
    return !Unsigned.less(widest, bytes) && (nodeSet & wanted) != 0;
  }

  /** Raises its bounds, and those of all above it, to what is below it now. */
  final void raiseBounds(long bytes, long more) {
    Node node = this;
    while (node != null && (Unsigned.less(node.widest, bytes) || (node.nodeSet & more) != more)) {
      node.widest = Unsigned.max(node.widest, bytes);
      node.nodeSet |= more;
      node = node.parent;
    }
  }

  /** A memory node as a bit: nodes 64 apart share one, so that a set of them only excludes. */
  static long bit(int node) {
    return 1L << node;
  }
}

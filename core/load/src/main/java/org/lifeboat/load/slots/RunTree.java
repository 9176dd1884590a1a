package org.lifeboat.load.slots;

import java.util.Arrays;

/**
 * How long free runs can be, by segment: finds the next segment with one long enough in a time that
 * grows with the logarithm of the pool. A binary tree of {@link Lanes}, in which a node has the
 * larger of its children. A leaf is never too small and, after slots were taken, may be too large,
 * until somebody looks in vain: so taking costs nothing, and each leaf is counted anew at most once
 * for each time that slots were taken there.
 */
final class RunTree {
  /** There is no such segment. */
  static final int NONE = -1;

  private final Segments segments;
  private final int leaves;
  private final long[] nodes;
  private final boolean[] stale;

  RunTree(Segments segments) {
    this.segments = segments;
    int count = segments.count();
    leaves = Math.max(2, Integer.highestOneBit(2 * count - 1));
    nodes = new long[2 * leaves];
    stale = new boolean[count];
    Arrays.fill(nodes, leaves, leaves + count, Lanes.ofRun(0, Segments.SLOTS));
    for (int node = leaves - 1; node > 0; node--) {
      nodes[node] = ofChildren(node);
    }
  }

  private long ofChildren(int node) {
    return Lanes.max(nodes[2 * node], nodes[2 * node + 1]);
  }

  /** Slots of a segment were taken. */
  void taken(int segment) {
    stale[segment] = true;
  }

  /** Slots of a segment came back: they are part of this free run. */
  void given(int first, int slots) {
    long run = Lanes.ofRun(first, slots);
    for (int node = leaves + (first >> Segments.SHIFT); node > 0; node >>= 1) {
      long larger = Lanes.max(nodes[node], run);
      if (larger == nodes[node]) {
        return;
      }
      nodes[node] = larger;
    }
  }

  /** Somebody looked in vain for a run that the leaf promised. */
  void lookedInVain(int segment) {
    if (!stale[segment]) {
      return;
    }
    stale[segment] = false;
    int node = leaves + segment;
    nodes[node] = segments.lanes(segment);
    for (node >>= 1; node > 0; node >>= 1) {
      long smaller = ofChildren(node);
      if (smaller == nodes[node]) {
        return;
      }
      nodes[node] = smaller;
    }
  }

  /** Whether any segment may have a run; what is asked is as for {@link #next}. */
  boolean mayHave(long asked, long grid) {
    return Lanes.reach(nodes[1], asked, grid);
  }

  /**
   * The next segment, this one or above, that may have a run.
   *
   * @param asked how long, in each lane ({@link Lanes#inEach})
   * @param grid where it may begin ({@link Lanes#ofGrid})
   * @return a segment or {@link #NONE}
   */
  int next(int segment, long asked, long grid) {
    int node = leaves + segment;
    while (true) {
      if (Lanes.reach(nodes[node], asked, grid)) {
        if (node >= leaves) {
          return node - leaves;
        }
        node *= 2;
      } else {
        node >>= Integer.numberOfTrailingZeros(~node); // above all that are right children
        if (node == 0) {
          return NONE;
        }
        node++;
      }
    }
  }
}

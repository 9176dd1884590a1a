package org.lifeboat.engine.pages;

import org.jspecify.annotations.Nullable;

/**
 * Equal blocks that follow each other in a free list at equal distances: one link of {@link
 * FreeList}. The blocks stand in list order, so a run has a direction: {@code step} is negative
 * where they descend.
 */
final class FreeRun {
  /** First frame of the block nearest to the head. */
  final long headPfn;

  /** Blocks, at least 1. */
  final long count;

  /** Pages from a block to the next in the list; its magnitude is a power of two. */
  final long step;

  @Nullable FreeRun previous;
  @Nullable FreeRun next;

  FreeRun(long headPfn, long count, long step) {
    this.headPfn = headPfn;
    this.count = count;
    this.step = step;
  }

  /** The run with its lowest block at the head. */
  static FreeRun ascending(PageRun run) {
    return new FreeRun(run.firstPfn(), run.count(), run.stridePages());
  }

  /** The run with its highest block at the head. */
  static FreeRun descending(PageRun run) {
    return new FreeRun(
        run.firstPfn() + (run.count() - 1) * run.stridePages(), run.count(), -run.stridePages());
  }

  /** The run as a set of blocks of this order. */
  PageRun blocks(int order) {
    return new PageRun(lowestPfn(), count, order, stride());
  }

  long pfnAt(long index) {
    return headPfn + index * step;
  }

  /** Position of a block that is in the run, counted from the head. */
  long indexOf(long pfn) {
    return (pfn - headPfn) / step;
  }

  long lowestPfn() {
    return step > 0 ? headPfn : pfnAt(count - 1);
  }

  long stride() {
    return Math.abs(step);
  }
}

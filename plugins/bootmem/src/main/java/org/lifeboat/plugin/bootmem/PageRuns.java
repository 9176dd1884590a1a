package org.lifeboat.plugin.bootmem;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.memory.Pages;

/**
 * A set of pages as its longest runs, ascending: what a bitmap says, at a cost that follows the
 * runs. Frames lie in {@code [0, 2^52)}; every {@code end} is exclusive.
 */
final class PageRuns {
  /** The answer of a search that found nothing. */
  static final long NONE = -1;

  /** The end of each run by its first frame. */
  private final NavigableMap<Long, Long> ends = new TreeMap<>();

  /** Takes one run. */
  @FunctionalInterface
  interface Visitor {
    void visit(long firstPfn, long endPfn);
  }

  /** Shows every run, ascending. */
  void forEach(Visitor visitor) {
    ends.forEach(visitor::visit);
  }

  /** Shows the parts of runs that lie in {@code [firstPfn, endPfn)}, ascending. */
  void forEachWithin(long firstPfn, long endPfn, Visitor visitor) {
    var run = atOrAfter(firstPfn);
    while (run != null && run.getKey() < endPfn) {
      visitor.visit(Math.max(run.getKey(), firstPfn), Math.min(run.getValue(), endPfn));
      run = ends.higherEntry(run.getKey());
    }
  }

  /** Puts the pages {@code [firstPfn, endPfn)} into the set. */
  void add(long firstPfn, long endPfn) {
    if (firstPfn >= endPfn) {
      return;
    }
    long first = firstPfn;
    long end = endPfn;
    var below = ends.floorEntry(first);
    if (below != null && below.getValue() >= first) {
      first = below.getKey();
    }
    for (var run = ends.ceilingEntry(first);
        run != null && run.getKey() <= end;
        run = ends.higherEntry(first)) {
      end = Math.max(end, run.getValue());
      ends.remove(run.getKey());
    }
    ends.put(first, end);
  }

  /** Takes the pages {@code [firstPfn, endPfn)} out of the set. */
  void remove(long firstPfn, long endPfn) {
    if (firstPfn >= endPfn) {
      return;
    }
    for (var run = atOrAfter(firstPfn);
        run != null && run.getKey() < endPfn;
        run = atOrAfter(firstPfn)) {
      ends.remove(run.getKey());
      if (run.getKey() < firstPfn) {
        ends.put(run.getKey(), firstPfn);
      }
      if (run.getValue() > endPfn) {
        ends.put(endPfn, run.getValue());
      }
    }
  }

  /**
   * The lowest frame at or above {@code from}, a multiple of {@code step}, from which on {@code
   * pages} pages are all in the set and below {@code limit}; {@link #NONE} if there is none.
   *
   * <p>What the loop of mm/bootmem.c:alloc_bootmem_core finds bit by bit: next zero bit, rounded
   * up, then the first set bit in the window, from which it starts again.
   */
  long firstFit(long from, long limit, long pages, long step) {
    for (var run = atOrAfter(from); run != null; run = ends.higherEntry(run.getKey())) {
      long first = Pages.roundUp(Math.max(run.getKey(), from), step);
      if (first + pages > limit) {
        return NONE;
      }
      if (first + pages <= run.getValue()) {
        return first;
      }
    }
    return NONE;
  }

  /** The run that holds {@code pfn}, or else the next above it. */
  private Map.@Nullable Entry<Long, Long> atOrAfter(long pfn) {
    var below = ends.floorEntry(pfn);
    return below != null && below.getValue() > pfn ? below : ends.higherEntry(pfn);
  }
}

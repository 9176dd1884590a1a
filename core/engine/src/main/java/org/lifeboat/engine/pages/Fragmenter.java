package org.lifeboat.engine.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.lifeboat.api.memory.Pages;

/**
 * Carries a {@link Fragmentation} out, run by run; what stays free keeps its order in the lists.
 */
final class Fragmenter {
  private final FreeArea area;
  private final Fragmentation wish;
  private final Random random;
  private final List<PageRun> taken = new ArrayList<>();
  private boolean descending;
  private long seenPages;
  private long keptPages;

  Fragmenter(FreeArea area, Fragmentation wish) {
    this.area = area;
    this.wish = wish;
    this.random = new Random(wish.seed());
  }

  TakenPages fragment() {
    List<List<FreeRun>> before = new ArrayList<>();
    for (int order = 0; order <= Pages.MAX_ORDER; order++) {
      before.add(area.list(order).takeAll());
    }
    for (int order = 0; order <= Pages.MAX_ORDER; order++) {
      for (FreeRun run : before.get(order)) {
        descending = run.step < 0;
        fragment(run.blocks(order));
      }
    }
    taken.sort(Comparator.comparingLong(PageRun::firstPfn));
    return new TakenPages(wish.zone(), taken);
  }

  private void fragment(PageRun run) {
    if (run.order() <= wish.largestOrder()) {
      thin(run);
    } else {
      cutIntoPeriods(run);
    }
  }

  private void cutIntoPeriods(PageRun run) {
    int order = wish.largestOrder() + 1;
    long periodsPerBlock = 1L << (run.order() - order);
    if (run.isContiguous()) {
      thin(PageRun.contiguous(run.firstPfn(), run.count() * periodsPerBlock, order));
    } else {
      for (long period = 0; period < periodsPerBlock; period++) {
        thin(
            new PageRun(run.firstPfn() + (period << order), run.count(), order, run.stridePages()));
      }
    }
  }

  /**
   * Keeps so many blocks of a run that the share kept of all seen so far is what it should be, and
   * takes the others.
   */
  private void thin(PageRun run) {
    boolean pinned = run.order() > wish.largestOrder();
    long leftOfBlock = (1L << run.order()) - (pinned ? 1 : 0);
    seenPages += run.pages();
    long room = seenPages * wish.keepPercent() / 100 - keptPages;
    long kept = Math.min(run.count(), room / leftOfBlock);
    long from = (long) (random.nextDouble() * (run.count() - kept + 1));
    keptPages += kept * leftOfBlock;
    take(run, 0, from);
    take(run, from + kept, run.count());
    if (kept > 0) {
      PageRun rest = run.slice(from, from + kept);
      if (pinned) {
        pin(rest);
      } else {
        keep(rest);
      }
    }
  }

  private void take(PageRun run, long from, long to) {
    if (from < to) {
      taken.add(run.slice(from, to));
    }
  }

  /**
   * Takes one page of each block; the halves that do not hold it stay free, at every order below.
   */
  private void pin(PageRun blocks) {
    long pinned = random.nextInt(1 << blocks.order());
    taken.add(piece(blocks, pinned, 0));
    for (int order = blocks.order() - 1; order >= 0; order--) {
      long otherHalf = (pinned >>> order ^ 1) << order;
      keep(piece(blocks, otherHalf, order));
    }
  }

  private void keep(PageRun run) {
    area.list(run.order()).addLast(descending ? FreeRun.descending(run) : FreeRun.ascending(run));
  }

  private static PageRun piece(PageRun blocks, long offset, int order) {
    return new PageRun(blocks.firstPfn() + offset, blocks.count(), order, blocks.stridePages());
  }
}

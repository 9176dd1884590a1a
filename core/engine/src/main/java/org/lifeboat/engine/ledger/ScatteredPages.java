package org.lifeboat.engine.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.pages.PageRun;

/**
 * Runs of pages whose owner is not that of the region around them. A run over 64 TB is one entry;
 * all questions are arithmetic. Runs are never given up again, so a region cannot be moved from
 * under them.
 */
final class ScatteredPages {
  private final List<Entry> entries = new ArrayList<>();

  /** A run and its owner. */
  record Entry(PageRun run, Owner owner) {}

  /** A page of a run. */
  record Page(long pfn, Owner owner) {
    MemoryRange range() {
      return MemoryRange.ofPages(pfn, pfn + 1);
    }
  }

  /** The runs, in the order in which they came. */
  List<Entry> entries() {
    return entries;
  }

  /** Adds a run that {@linkplain #touching touches} no other. */
  void add(PageRun run, Owner owner) {
    entries.add(new Entry(run, owner));
  }

  /** The first run that shares a page with {@code run}, or null. */
  @Nullable Entry touching(PageRun run) {
    for (Entry entry : entries) {
      if (entry.run.touches(run)) {
        return entry;
      }
    }
    return null;
  }

  /** The lowest scattered page that has a byte in {@code [start, end)}, or null. */
  @Nullable Page firstWithin(long start, long end) {
    Page lowest = null;
    long limit = Pages.pfnUp(end);
    for (Entry entry : entries) {
      long pfn = entry.run.nextPfn(Pages.pfnDown(start));
      if (pfn < limit) {
        lowest = new Page(pfn, entry.owner);
        limit = pfn;
      }
    }
    return lowest;
  }

  /** Scattered bytes in a range that cuts no page of a run. */
  long bytesWithin(MemoryRange range) {
    long pages = 0;
    for (Entry entry : entries) {
      pages += entry.run.pagesWithin(Pages.pfnDown(range.start()), Pages.pfnUp(range.end()));
    }
    return pages << Pages.SHIFT;
  }
}

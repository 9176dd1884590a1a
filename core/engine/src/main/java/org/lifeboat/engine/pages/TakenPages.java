package org.lifeboat.engine.pages;

import java.util.List;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.memory.Zone;

/**
 * Pages that left a zone's free lists.
 *
 * @param zone whose
 * @param runs which: disjoint, ascending by first frame
 */
public record TakenPages(Zone zone, List<PageRun> runs) {
  /** Copies the list. */
  public TakenPages {
    runs = List.copyOf(runs);
  }

  /** Pages in all runs. */
  public long pages() {
    return runs.stream().mapToLong(PageRun::pages).sum();
  }

  /** Bytes in all runs. */
  public long bytes() {
    return pages() << Pages.SHIFT;
  }
}

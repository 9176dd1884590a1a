package org.lifeboat.engine.boot;

import java.util.Optional;
import org.lifeboat.api.memory.PageAllocator;
import org.lifeboat.api.memory.PageBlock;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.engine.memory.OwnedPages;

/** The page allocator as a stage lends it to one plugin. */
final class PagesView implements PageAllocator {
  private final StageView stage;
  private final OwnedPages pages;

  PagesView(StageView stage, OwnedPages pages) {
    this.stage = stage;
    this.pages = pages;
  }

  @Override
  public Optional<PageBlock> allocate(int order, Zone highest) {
    return stage.change(() -> pages.allocate(order, highest));
  }

  @Override
  public void free(PageBlock block) {
    stage.act(() -> pages.free(block));
  }

  @Override
  public long freePages(Zone zone) {
    return stage.ask(() -> pages.freePages(zone));
  }

  @Override
  public int largestFreeOrder(Zone zone) {
    return stage.ask(() -> pages.largestFreeOrder(zone));
  }
}

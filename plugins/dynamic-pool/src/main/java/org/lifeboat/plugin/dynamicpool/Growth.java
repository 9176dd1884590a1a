package org.lifeboat.plugin.dynamicpool;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.bounce.PoolGrowth;
import org.lifeboat.api.memory.PageAllocator;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.memory.Zone;

/**
 * What the page allocator has for a pool that grows: blocks of the largest order, 4 MB, below 4 GB
 * (kernel/dma/swiotlb.c:swiotlb_alloc_pool).
 */
final class Growth {
  /** Bytes that the pool grows by at once. */
  static final long BLOCK_BYTES = (long) Pages.SIZE << Pages.MAX_ORDER;

  private static final List<Zone> LOW = List.of(Zone.DMA, Zone.DMA32);

  private final PageAllocator pages;

  Growth(PageAllocator pages) {
    this.pages = pages;
  }

  /**
   * Takes blocks until they hold {@code bytes} or there are no more, but never the last: the page
   * allocator itself refuses to go below its watermarks (mm/page_alloc.c:zone_watermark_ok).
   *
   * @return bytes taken
   */
  long take(long bytes) {
    long taken = 0;
    while (taken < bytes
        && mostBytes() > BLOCK_BYTES
        && pages.allocate(Pages.MAX_ORDER, Zone.DMA32).isPresent()) {
      taken += BLOCK_BYTES;
    }
    return taken;
  }

  /** Bytes that blocks below 4 GB can hold at most, going by free pages and largest free block. */
  long mostBytes() {
    return LOW.stream()
        .filter(zone -> pages.largestFreeOrder(zone) == Pages.MAX_ORDER)
        .mapToLong(zone -> Pages.roundDown(pages.freePages(zone) * Pages.SIZE, BLOCK_BYTES))
        .sum();
  }

  /** How the pool can grow; empty where no block is to be had. */
  Optional<PoolGrowth> further() {
    return Optional.of(mostBytes())
        .filter(most -> most > 0)
        .map(most -> new PoolGrowth(BLOCK_BYTES, most));
  }

  /** Bytes of the largest free block below 4 GB; 0 where nothing is free. */
  long largestBlockBytes() {
    int order = LOW.stream().mapToInt(pages::largestFreeOrder).max().orElse(-1);
    return order < 0 ? 0 : (long) Pages.SIZE << order;
  }
}

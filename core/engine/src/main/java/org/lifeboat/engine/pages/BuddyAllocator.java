package org.lifeboat.engine.pages;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lifeboat.api.memory.PageAllocator;
import org.lifeboat.api.memory.PageBlock;
import org.lifeboat.api.memory.PageSink;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.memory.Zone;

/**
 * The kernel's page allocator (mm/page_alloc.c) after boot: free blocks of 2^order pages in zones,
 * split and merged by the buddy rule. Which block it returns is the kernel's choice, with these
 * simplifications: one migrate type, one node, no per-processor lists, no watermarks.
 *
 * <p>The cost follows the number of runs of equal blocks, never the size of memory. Whether
 * somebody may free what he frees is for the ledger to say; the allocator answers for the
 * arithmetic. One boot, one thread.
 */
public final class BuddyAllocator implements PageAllocator, PageSink {
  /** Where an allocation is looked for, in this order, from the highest zone that will do. */
  private static final List<Zone> FALLBACK = List.of(Zone.NORMAL, Zone.DMA32, Zone.DMA);

  private final Map<Zone, FreeArea> areas = new EnumMap<>(Zone.class);

  /** An allocator without memory. */
  public BuddyAllocator(FreeListOrder listOrder) {
    for (Zone zone : FALLBACK) {
      areas.put(zone, new FreeArea(listOrder));
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Takes frames that were not free. Blocks never merge across zones. The bound {@code maxOrder}
   * changes nothing but what the same release would cost in a kernel: in ascending order pieces
   * merge to the same blocks.
   *
   * @throws IllegalArgumentException if the frames are none, or above the highest physical address,
   *     or the order is out of bounds
   */
  @Override
  public void release(long firstPfn, long endPfn, int maxOrder) {
    if (firstPfn < 0
        || endPfn <= firstPfn
        || endPfn > PageRun.PFN_LIMIT
        || maxOrder < 0
        || maxOrder > Pages.MAX_ORDER) {
      throw new IllegalArgumentException(
          "no release: pfn 0x%x-0x%x, order %s".formatted(firstPfn, endPfn, maxOrder));
    }
    for (Zone zone : FALLBACK) {
      long from = Math.max(firstPfn, Pages.pfnDown(zone.range().start()));
      long to = Math.min(endPfn, Pages.pfnDown(zone.range().end()));
      if (from < to) {
        area(zone).release(from, to);
      }
    }
  }

  @Override
  public Optional<PageBlock> allocate(int order, Zone highest) {
    if (order < 0) {
      throw new IllegalArgumentException("order " + order);
    }
    for (Zone zone : FALLBACK) {
      long pfn = zone.compareTo(highest) <= 0 ? area(zone).allocate(order) : -1;
      if (pfn >= 0) {
        return Optional.of(new PageBlock(pfn, order));
      }
    }
    return Optional.empty();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the block lies above the highest physical address
   * @throws IllegalStateException if the block is, or lies in, a free block
   */
  @Override
  public void free(PageBlock block) {
    if (block.pfn() < 0 || block.pfn() >= PageRun.PFN_LIMIT) {
      throw new IllegalArgumentException("no block of RAM: pfn 0x%x".formatted(block.pfn()));
    }
    FreeArea area = area(Zone.of(block.pfn()));
    for (int order = block.order(); order <= Pages.MAX_ORDER; order++) {
      if (area.list(order).contains(Pages.roundDown(block.pfn(), 1L << order))) {
        throw new IllegalStateException("freed twice: pages " + block.range());
      }
    }
    area.free(block.pfn(), block.order());
  }

  @Override
  public long freePages(Zone zone) {
    return area(zone).pages();
  }

  @Override
  public int largestFreeOrder(Zone zone) {
    return area(zone).largestOrder();
  }

  /**
   * Free blocks of exactly this order, as in /proc/buddyinfo.
   *
   * @param order 0 to {@link Pages#MAX_ORDER}
   */
  public long freeBlocks(Zone zone, int order) {
    return area(zone).list(order).blocks();
  }

  /** Free bytes in all zones. */
  public long totalFreeBytes() {
    long pages = 0;
    for (FreeArea area : areas.values()) {
      pages += area.pages();
    }
    return pages << Pages.SHIFT;
  }

  FreeArea area(Zone zone) {
    return Objects.requireNonNull(areas.get(zone));
  }
}

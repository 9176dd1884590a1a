package org.lifeboat.engine.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.BouncePool.Bookkeeping;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.memory.PageBlock;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.engine.bounce.PoolAccount.Returned;
import org.lifeboat.engine.event.EventLog;
import org.lifeboat.engine.memory.OwnedPages;
import org.lifeboat.engine.plan.BounceGeometry;

/**
 * Pools from the page allocator (kernel/dma/swiotlb.c:swiotlb_init_late): one block, so never above
 * 4 MB; each smaller block is tried down to 2 MB; the arrays come from anywhere.
 */
public final class LatePools {
  private final BounceGeometry geometry;
  private final int possibleProcessors;
  private final Function<Owner, OwnedPages> pagesOf;
  private final EventLog events;

  /**
   * @param pagesOf the page allocator in the hands of an owner
   */
  public LatePools(
      BounceGeometry geometry,
      int possibleProcessors,
      Function<Owner, OwnedPages> pagesOf,
      EventLog events) {
    this.geometry = geometry;
    this.possibleProcessors = possibleProcessors;
    this.pagesOf = pagesOf;
    this.events = events;
  }

  Optional<BouncePool> allocate(long bytes, Zone highest, BounceMessages messages) {
    int wanted = Pages.order(Math.max(bytes, 1));
    Optional<PageBlock> block = largest(wanted, highest);
    if (block.isEmpty()) {
      return Optional.empty();
    }
    long slots = block.get().range().bytes() / BouncePool.SLOT_BYTES;
    if (block.get().order() < wanted) {
      messages.shrunk(events, block.get().range().bytes());
    }
    int areas = areas(slots);
    List<Bookkeeping> arrays = new ArrayList<>();
    for (BounceGeometry.SideArray array : geometry.bookkeeping()) {
      long needed =
          array.bytesPerSlot() * slots + array.bytesPerArea() * areas + array.fixedBytes();
      Optional<PageBlock> place =
          pagesOf
              .apply(PoolOwners.bookkeeping(array.name()))
              .allocate(Pages.order(needed), array.low() ? highest : Zone.NORMAL);
      if (place.isEmpty()) {
        arrays.forEach(this::free);
        pagesOf.apply(PoolOwners.POOL).free(block.get());
        return Optional.empty();
      }
      arrays.add(new Bookkeeping(array.name(), place.get().range()));
    }
    BouncePool pool =
        new BouncePool(block.get().range(), slots, areas, BouncePool.Origin.LATE, arrays);
    messages.pool(events, pool);
    return Optional.of(pool);
  }

  private Optional<PageBlock> largest(int wanted, Zone highest) {
    for (int order = wanted; 2L << order > geometry.minimumSlots(); order--) {
      Optional<PageBlock> block = pagesOf.apply(PoolOwners.POOL).allocate(order, highest);
      if (block.isPresent()) {
        return block;
      }
    }
    return Optional.empty();
  }

  private int areas(long slots) {
    if (!geometry.areas()) {
      return 1;
    }
    int rounded = Integer.highestOneBit(possibleProcessors);
    rounded = rounded < possibleProcessors ? rounded << 1 : rounded;
    return (int) Math.min(rounded, slots / BouncePool.SEGMENT_SLOTS);
  }

  Returned release(BouncePool pool) {
    pagesOf.apply(PoolOwners.POOL).free(block(pool.range()));
    pool.bookkeeping().forEach(this::free);
    return new Returned(
        pool.range().bytes(), pool.bookkeeping().stream().mapToLong(b -> b.range().bytes()).sum());
  }

  private void free(Bookkeeping array) {
    pagesOf.apply(PoolOwners.bookkeeping(array.name())).free(block(array.range()));
  }

  private static PageBlock block(MemoryRange range) {
    return new PageBlock(Pages.pfnDown(range.start()), Pages.order(range.bytes()));
  }
}

package org.lifeboat.engine.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.BouncePool.Bookkeeping;
import org.lifeboat.api.bounce.BounceRequest;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.PageSink;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.engine.bounce.PoolAccount.Returned;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.engine.event.BootEvent.Moment;
import org.lifeboat.engine.event.EventLog;
import org.lifeboat.engine.ledger.Ledger;
import org.lifeboat.engine.memory.EarlyMemory;
import org.lifeboat.engine.parameters.SwiotlbParameter;
import org.lifeboat.engine.plan.BounceGeometry;
import org.lifeboat.engine.plan.BounceGeometry.SideArray;
import org.lifeboat.engine.plan.KernelTexts;

/**
 * Pools from early memory (kernel/dma/swiotlb.c:swiotlb_init_remap and swiotlb_exit;
 * lib/swiotlb.c:swiotlb_init_with_default_size and swiotlb_free of 2.6.33).
 */
public final class EarlyPools {
  private final BounceGeometry geometry;
  private final int possibleProcessors;
  private final EarlyMemory memory;
  private final Ledger ledger;
  private final PageSink pages;
  private final EventLog events;
  private final BounceMessages messages;
  private final PoolSize size;
  private final PoolAccount account = new PoolAccount();

  /**
   * @param pages where released pages go
   */
  public EarlyPools(
      BounceGeometry geometry,
      KernelTexts texts,
      SwiotlbParameter parameter,
      int possibleProcessors,
      EarlyMemory memory,
      Ledger ledger,
      PageSink pages,
      EventLog events) {
    this.geometry = geometry;
    this.messages = new BounceMessages(texts);
    this.possibleProcessors = possibleProcessors;
    this.memory = memory;
    this.ledger = ledger;
    this.pages = pages;
    this.events = events;
    this.size = new PoolSize(geometry, parameter, events);
  }

  /** What pools cost, leaked ones included. */
  PoolAccount account() {
    return account;
  }

  Optional<BouncePool> reserve(BounceRequest request) {
    if (request.slots() != BounceRequest.DEFAULT_SLOTS) {
      size.want(request.slots());
    }
    size.settleAreas(possibleProcessors);
    long wanted = size.slots();
    Optional<MemoryRange> range = findRoom();
    if (range.isEmpty()) {
      events.add(
          new BootEvent.PoolRefused(
              wanted * BouncePool.SLOT_BYTES, "no free range below 4 GB is large enough"));
      return Optional.empty();
    }
    if (size.slots() != wanted) {
      events.info(
          "software IO TLB: SWIOTLB bounce buffer size adjusted %s -> %s slabs",
          wanted, size.slots());
    }
    return withBookkeeping(range.get());
  }

  private Optional<MemoryRange> findRoom() {
    while (true) {
      long bytes = Pages.roundUp(size.slots() * BouncePool.SLOT_BYTES, Pages.SIZE);
      if (geometry.panics() && bytes > AllocationRequest.LOW_LIMIT) {
        throw new KernelPanic("BUG: the pool's size passes its bound (alloc_bootmem_core)");
      }
      Optional<MemoryRange> range =
          memory.allocate(
              AllocationRequest.of(bytes, Pages.SIZE).below(AllocationRequest.LOW_LIMIT),
              PoolOwners.POOL);
      if (range.isPresent()) {
        return range;
      }
      if (geometry.panics()) {
        throw outOfMemory(bytes);
      }
      if (!geometry.halving()) {
        messages.cannotAllocate(events);
        return Optional.empty();
      }
      events.print(
          Severity.WARNING,
          "software IO TLB: swiotlb_memblock_alloc: Failed to allocate %s bytes tlb structure"
              .formatted(bytes));
      if (size.slots() <= geometry.minimumSlots()) {
        return Optional.empty();
      }
      size.halve();
    }
  }

  private Optional<BouncePool> withBookkeeping(MemoryRange range) {
    List<Bookkeeping> arrays = new ArrayList<>();
    for (SideArray array : geometry.bookkeeping()) {
      long bytes = bytes(array);
      Optional<MemoryRange> place =
          memory.allocate(request(array, bytes), PoolOwners.bookkeeping(array.name()));
      if (place.isEmpty()) {
        if (geometry.panics()) {
          throw outOfMemory(bytes);
        }
        if (!geometry.halving()) {
          throw new KernelPanic(
              "swiotlb_init_with_tbl: Failed to allocate %s bytes align=0x%x"
                  .formatted(bytes, array.align()));
        }
        events.print(
            Severity.WARNING,
            "software IO TLB: swiotlb_init_remap: Failed to allocate %s bytes align=0x%x"
                .formatted(bytes, array.align()));
        leak(range, arrays, array.name());
        return Optional.empty();
      }
      arrays.add(new Bookkeeping(array.name(), place.get()));
    }
    return Optional.of(
        new BouncePool(range, size.slots(), size.areas(), BouncePool.Origin.EARLY, arrays));
  }

  /** The kernel forgets what it has when a later piece is not to be had. */
  private void leak(MemoryRange range, List<Bookkeeping> arrays, String missing) {
    String why = "leaked, since there was no room for its " + missing;
    account.leaked(range, arrays);
    PoolOwners.writeOff(ledger, range, arrays, why, Moment.EARLY);
  }

  private long bytes(SideArray array) {
    long bytes =
        array.bytesPerSlot() * size.slots()
            + array.bytesPerArea() * size.areas()
            + array.fixedBytes();
    return array.wholePages() ? Pages.roundUp(bytes, Pages.SIZE) : bytes;
  }

  private static AllocationRequest request(SideArray array, long bytes) {
    AllocationRequest request =
        AllocationRequest.of(bytes, array.align()).preferablyAbove(array.goal());
    return array.low() ? request.below(AllocationRequest.LOW_LIMIT) : request;
  }

  /** What bootmem's panicking requests say (mm/bootmem.c:___alloc_bootmem). */
  private KernelPanic outOfMemory(long bytes) {
    events.print(Severity.ALERT, "bootmem alloc of %s bytes failed!".formatted(bytes));
    return new KernelPanic("Out of memory");
  }

  Returned release(BouncePool pool) {
    long poolBytes = 0;
    long bookkeepingBytes = 0;
    for (String name : geometry.releaseOrder()) {
      if (name.equals(BounceGeometry.POOL)) {
        poolBytes += memory.freeLate(pool.range(), PoolOwners.POOL, pages);
      }
      for (Bookkeeping array : pool.bookkeeping()) {
        if (array.name().equals(name)) {
          bookkeepingBytes += memory.freeLate(array.range(), PoolOwners.bookkeeping(name), pages);
        }
      }
    }
    return new Returned(poolBytes, bookkeepingBytes);
  }
}

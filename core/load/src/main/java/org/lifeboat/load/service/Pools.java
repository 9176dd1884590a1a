package org.lifeboat.load.service;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lifeboat.load.slots.DmaLimits;
import org.lifeboat.load.slots.PoolShape;
import org.lifeboat.load.slots.Refusal;
import org.lifeboat.load.slots.SearchRule;
import org.lifeboat.load.slots.SlotPool;

/** The pool that the boot left, what joined it, and what is mapped of them. */
final class Pools {
  /** Instead of a mapping: there is no room. */
  static final int REFUSED = -1;

  /** Instead of a mapping: the kernel never comes back. */
  static final int ENDLESS = -2;

  private final SearchRule rule;

  /** Newest first, as the kernel looks at them (kernel/dma/swiotlb.c:add_mem_pool). */
  private final Deque<SlotPool> pools = new ArrayDeque<>();

  private final @Nullable Growth growth;
  private final Mappings mappings = new Mappings();
  private long usedSlots;
  private long highWaterSlots;

  Pools(Optional<PoolShape> pool, Optional<Scenario.Growth> growth, SearchRule rule) {
    this.rule = rule;
    pool.ifPresent(shape -> pools.add(new SlotPool(shape, rule)));
    this.growth = pool.flatMap(shape -> growth.map(how -> new Growth(how, shape))).orElse(null);
  }

  /** Whether there is no pool at all: one that never was does not grow either. */
  boolean areNone() {
    return pools.isEmpty();
  }

  /** Slots of all pools. */
  long totalSlots() {
    return pools.stream().mapToLong(pool -> pool.shape().slots()).sum();
  }

  /** Slots in use; single buffers have none. */
  long usedSlots() {
    return usedSlots;
  }

  /** The most slots in use at one time. */
  long highWaterSlots() {
    return highWaterSlots;
  }

  /** Memory that joined. */
  long grownBytes() {
    return growth == null ? 0 : growth.grownBytes();
  }

  /** The kernel's worker does what it was asked for before (swiotlb_dyn_alloc). */
  void work() {
    if (growth != null && growth.isWanted()) {
      growth.block().ifPresent(shape -> pools.addFirst(new SlotPool(shape, rule)));
    }
  }

  /** Maps a buffer: a number to unmap it by, {@link #REFUSED} or {@link #ENDLESS}. */
  int map(DmaLimits device, long address, long bytes, int processor) {
    if (growth == null) {
      SlotPool pool = pools.getFirst();
      int before = pool.usedSlots();
      return taken(pool, before, device, pool.map(device, address, bytes, processor));
    }
    if (growth.isTooLong(device, address, bytes)) {
      return REFUSED;
    }
    int mapping = search(device, address, bytes, processor);
    if (mapping != REFUSED) {
      return mapping;
    }
    growth.want();
    long single = growth.takeSingle(device, address, bytes);
    return single == 0 ? REFUSED : mappings.addSingle(single);
  }

  /** The processor's own area in all pools, then the next area in all (swiotlb_search_area). */
  private int search(DmaLimits device, long address, long bytes, int processor) {
    int areas = pools.getLast().areas();
    for (int tried = 0; tried < areas; tried++) {
      for (SlotPool pool : pools) {
        if (tried < pool.areas()) {
          int area = processor + tried & pool.areas() - 1;
          int before = pool.usedSlots();
          int mapping = taken(pool, before, device, pool.mapIn(area, device, address, bytes));
          if (mapping != REFUSED) {
            return mapping;
          }
        }
      }
    }
    return REFUSED;
  }

  private int taken(SlotPool pool, int before, DmaLimits device, long place) {
    if (place == SlotPool.FULL) {
      return REFUSED;
    }
    if (place == SlotPool.ENDLESS) {
      return ENDLESS;
    }
    usedSlots += pool.usedSlots() - before;
    highWaterSlots = Math.max(highWaterSlots, usedSlots);
    return mappings.add(pool, device, place);
  }

  /** Why there was no room: what the pool said that came nearest to having it. */
  Refusal refusal(DmaLimits device, long address, long bytes) {
    return pools.stream()
        .map(pool -> pool.refusal(device, address, bytes))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Whether a mapping has a buffer of its own. */
  boolean isSingle(int mapping) {
    return mappings.pool(mapping) == null;
  }

  /** Takes back what a mapping has. */
  void unmap(int mapping) {
    SlotPool pool = mappings.pool(mapping);
    if (pool != null) {
      int before = pool.usedSlots();
      pool.unmap(mappings.place(mapping), mappings.device(mapping));
      usedSlots += pool.usedSlots() - before;
    } else if (growth != null) {
      growth.giveSingle(mappings.singleBytes(mapping));
    }
    mappings.remove(mapping);
  }
}

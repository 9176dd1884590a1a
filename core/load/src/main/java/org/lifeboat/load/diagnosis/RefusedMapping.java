package org.lifeboat.load.diagnosis;

import java.util.Optional;
import org.lifeboat.api.bounce.BouncePool;

/**
 * A mapping for which the pool had no place.
 *
 * @param bytes its size, not negative
 * @param fill how full the pool was; empty of a kernel that does not say
 */
public record RefusedMapping(long bytes, Optional<PoolFill> fill) {
  /** Steps in which a search looks for a page and more, or under an alignment mask of a page. */
  private static final int STEP = 2;

  /**
   * @param bytes its size
   * @param fill how full the pool was
   * @throws IllegalArgumentException if the size is negative
   */
  public RefusedMapping {
    if (bytes < 0) {
      throw new IllegalArgumentException("a mapping of %s bytes".formatted(bytes));
    }
  }

  /**
   * Slots that it needs in a row, at least 1. Under a device's alignment mask it is one more where
   * the buffer does not begin with a slot (kernel/dma/swiotlb.c:swiotlb_find_slots, nr_slots of
   * size and offset).
   */
  public long slots() {
    long whole = bytes / BouncePool.SLOT_BYTES;
    return Math.max(1, bytes % BouncePool.SLOT_BYTES == 0 ? whole : whole + 1);
  }

  /** Whether it has room in a segment only if its buffer begins with a slot. */
  public boolean fitsOnlyAligned() {
    return slots() == BouncePool.SEGMENT_SLOTS;
  }

  /**
   * How few slots in use keep it out of one segment, if they lie as badly as can be: at least one
   * in each of the places that do not overlap (kernel/dma/swiotlb.c:swiotlb_do_find_slots looks in
   * steps of a page, and not beyond the end of a segment).
   */
  public long slotsThatBlockSegment() {
    long needed = Math.min(slots(), BouncePool.SEGMENT_SLOTS);
    long apart = (needed + STEP - 1) / STEP * STEP;
    return Math.max(1, (BouncePool.SEGMENT_SLOTS - 1 - needed) / apart + 1);
  }

  /** Why it was refused. */
  public Cause cause() {
    if (slots() > BouncePool.SEGMENT_SLOTS) {
      return Cause.IMPOSSIBLE;
    }
    return fill.map(this::cause).orElse(Cause.UNTOLD);
  }

  private Cause cause(PoolFill pool) {
    if (pool.total() == 0) {
      return Cause.NO_POOL;
    }
    if (pool.free() == 0) {
      return Cause.FULL;
    }
    boolean onlyOne = slots() == 1;
    if (slots() > pool.free() || (onlyOne && pool.isNearlyFull())) {
      return Cause.NEARLY_FULL;
    }
    boolean blocked = pool.used() / slotsThatBlockSegment() >= pool.segments();
    return blocked && !onlyOne ? Cause.FRAGMENTED : Cause.CONSTRAINED;
  }

  /**
   * Whether it may be that no area had enough free slots, though the pool has: all of them are
   * tried (kernel/dma/swiotlb.c:swiotlb_find_slots).
   *
   * @param areas into which the pool is cut, at least 1
   * @return false where the free slots are too many for that, or unknown
   */
  public boolean areasMayLack(int areas) {
    return areas > 1
        && fill.map(pool -> pool.free() / areas < slots() && pool.free() <= areas * (slots() - 1))
            .orElse(false);
  }
}

package org.lifeboat.load.slots;

import org.lifeboat.api.bounce.BouncePool;

/**
 * Where a pool lies and how it is cut (kernel/dma/swiotlb.c:struct io_tlb_mem).
 *
 * @param start physical address of slot 0, in bytes; a multiple of a slot, below 2^52
 * @param slots its size in slots of {@link BouncePool#SLOT_BYTES}; a multiple of {@link
 *     BouncePool#SEGMENT_SLOTS}, at most {@link #MOST_SLOTS}
 * @param areas parts with an index, a count and a lock each: a power of two. Each has {@code slots
 *     / areas} slots, in order; fewer than a segment where halving left a small pool
 */
public record PoolShape(long start, int slots, int areas) {
  /** Slots of 4 GB, below which a pool lies. */
  public static final int MOST_SLOTS = 1 << 21;

  /** One more than the largest physical address of x86-64. */
  private static final long END_OF_ADDRESSES = 1L << 52;

  /**
   * @param start physical address of slot 0
   * @param slots its size in slots
   * @param areas parts, a power of two
   * @throws IllegalArgumentException if one of them is out of its bounds
   */
  public PoolShape {
    if (start < 0 || start >= END_OF_ADDRESSES || start % BouncePool.SLOT_BYTES != 0) {
      throw new IllegalArgumentException(
          "a pool at 0x%x; a multiple of 0x%x below 0x%x is right"
              .formatted(start, BouncePool.SLOT_BYTES, END_OF_ADDRESSES));
    }
    if (slots <= 0 || slots > MOST_SLOTS || slots % BouncePool.SEGMENT_SLOTS != 0) {
      throw new IllegalArgumentException(
          "a pool of %s slots; a multiple of %s up to %s is right"
              .formatted(slots, BouncePool.SEGMENT_SLOTS, MOST_SLOTS));
    }
    if (areas <= 0 || areas > slots || Integer.bitCount(areas) != 1) {
      throw new IllegalArgumentException(
          "%s areas in %s slots; a power of two is right".formatted(areas, slots));
    }
  }

  /** The shape of a pool that a boot left. */
  public static PoolShape of(BouncePool pool) {
    return new PoolShape(pool.range().start(), Math.toIntExact(pool.slots()), pool.areas());
  }

  /** Slots in each area; what the division leaves is nobody's. */
  public int areaSlots() {
    return slots / areas;
  }
}

package org.lifeboat.load.service;

import java.util.Optional;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.load.slots.DmaLimits;
import org.lifeboat.load.slots.PoolShape;

/**
 * Memory for blocks that join a pool and for single buffers, as long as there is some
 * (CONFIG_SWIOTLB_DYNAMIC). Where it lies is not modelled: all of it as the page allocator aligns
 * it, and within reach of the device.
 */
final class Growth {
  /** IO_TLB_MIN_SLABS: a block that is not to be had is asked for in halves, down to this. */
  private static final int LEAST_BLOCK_SLOTS = 512;

  /** All of it lies below 4 GB. */
  private static final long MOST_BYTES = 1L << 32;

  private static final int SLOT_SHIFT = Integer.numberOfTrailingZeros(BouncePool.SLOT_BYTES);

  private static final long LONGEST = (long) BouncePool.SEGMENT_SLOTS * BouncePool.SLOT_BYTES;

  private final int blockSlots;
  private final int areas;
  private long freeBytes;
  private long grownBytes;
  private boolean isWanted;

  Growth(Scenario.Growth how, PoolShape pool) {
    blockSlots = whole(Math.max(1, Math.min(how.blockSlots(), PoolShape.MOST_SLOTS)));
    areas = pool.areas();
    freeBytes = Math.max(0, Math.min(how.mostBytes(), MOST_BYTES));
  }

  private static int whole(int slots) {
    return (int) Pages.roundUp(slots, BouncePool.SEGMENT_SLOTS);
  }

  /** Memory that joined. */
  long grownBytes() {
    return grownBytes;
  }

  /** Whether a block was asked for that did not come yet. */
  boolean isWanted() {
    return isWanted;
  }

  /** Asks for a block; for no more than one at a time. */
  void want() {
    isWanted = true;
  }

  /**
   * The block that was asked for (kernel/dma/swiotlb.c:swiotlb_alloc_pool); empty without memory.
   */
  Optional<PoolShape> block() {
    isWanted = false;
    int slots = blockSlots;
    while (bytes(slots) > freeBytes) {
      if (slots <= LEAST_BLOCK_SLOTS) {
        return Optional.empty();
      }
      slots = whole(slots / 2);
    }
    freeBytes -= bytes(slots);
    grownBytes += bytes(slots);
    return Optional.of(
        new PoolShape(Long.highestOneBit(2 * bytes(slots) - 1), slots, areas(slots)));
  }

  /** No area is smaller than a segment (kernel/dma/swiotlb.c:limit_nareas). */
  private int areas(int slots) {
    return Math.min(areas, Integer.highestOneBit(slots / BouncePool.SEGMENT_SLOTS));
  }

  private static long bytes(int slots) {
    return (long) slots * BouncePool.SLOT_BYTES;
  }

  /** Whether a mapping is longer than a segment: it fails before anything is searched. */
  boolean isTooLong(DmaLimits device, long address, long bytes) {
    return total(device, address, bytes) > LONGEST;
  }

  /**
   * Memory for a buffer of its own: a block of pages of which the mapping has all slots from the
   * first on, so that bits which a device's alignment mask has beyond a slot must be those of the
   * block, which are 0 (kernel/dma/swiotlb.c:swiotlb_find_slots).
   *
   * @return bytes of the block; 0 if there is none, or none that would do
   */
  long takeSingle(DmaLimits device, long address, long bytes) {
    long total = total(device, address, bytes);
    long block = (long) Pages.SIZE << Pages.order(total);
    boolean isElsewhere = (address & device.minAlignMask() & -BouncePool.SLOT_BYTES) != 0;
    long boundary = device.segmentBoundary();
    boolean isCut = boundary > 0 && slots(total) > slots(boundary + 1);
    if (block > freeBytes || isElsewhere || isCut) {
      return 0;
    }
    freeBytes -= block;
    return block;
  }

  private static long slots(long bytes) {
    return bytes + BouncePool.SLOT_BYTES - 1 >>> SLOT_SHIFT;
  }

  /** Gives such a block back. */
  void giveSingle(long bytes) {
    freeBytes += bytes;
  }

  /** With what lies before the buffer in its first slot (swiotlb_align_offset). */
  private static long total(DmaLimits device, long address, long bytes) {
    return bytes + (address & device.minAlignMask() & BouncePool.SLOT_BYTES - 1);
  }
}

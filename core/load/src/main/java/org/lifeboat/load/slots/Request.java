package org.lifeboat.load.slots;

import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.memory.Pages;

/**
 * What a mapping asks of the place where it comes to lie, counted in slots
 * (kernel/dma/swiotlb.c:swiotlb_find_slots). One object serves all requests of a pool in turn.
 */
final class Request {
  private static final int SHIFT = Integer.numberOfTrailingZeros(BouncePool.SLOT_BYTES);
  private static final int SLOT_MASK = BouncePool.SLOT_BYTES - 1;

  private final PoolShape shape;
  private final SearchRule rule;
  private int offset;
  private long slots;
  private int stride;
  private long alignBits;
  private long alignedTo;
  private long base;
  private long window;

  Request(PoolShape shape, SearchRule rule) {
    this.shape = shape;
    this.rule = rule;
  }

  /**
   * Takes the next request.
   *
   * @param address of the buffer; 0 skips the alignment, but not its offset and steps
   * @throws IllegalArgumentException if it has no bytes
   */
  void ask(DmaLimits device, long address, long bytes) {
    if (bytes <= 0) {
      throw new IllegalArgumentException("a mapping of " + bytes + " bytes; 1 or more is right");
    }
    long mask = rule == SearchRule.WITHOUT_ALIGNMENT ? 0 : device.minAlignMask();
    offset = (int) (address & mask) & SLOT_MASK;
    slots = (bytes + offset + SLOT_MASK) >>> SHIFT; // unsigned: the sum may pass 2^63
    long steps = (mask >>> SHIFT) + 1;
    boolean pages = Long.compareUnsigned(bytes + offset, Pages.SIZE) >= 0;
    stride = (int) (pages ? 2 * steps : steps);
    alignBits = address == 0 ? 0 : mask >>> SHIFT;
    alignedTo = address >>> SHIFT & alignBits;
    long boundary = device.segmentBoundary() == 0 ? -1 : device.segmentBoundary();
    base = (shape.start() & boundary) >>> SHIFT;
    window = (boundary >>> SHIFT) + 1;
  }

  /** Bytes from the start of its first slot to the mapping. */
  int offset() {
    return offset;
  }

  /** How many it needs, at least 1. */
  long slots() {
    return slots;
  }

  /** Steps of the search from one place that is aligned to the next. */
  int stride() {
    return stride;
  }

  /**
   * The index at or above that is a multiple of the stride; of one that is no power of two, what
   * the kernel makes of it, whose ALIGN is a bit mask (include/linux/align.h).
   */
  int roundUp(int index) {
    return index + stride - 1 & -stride;
  }

  /** Slots from one of the device's segment boundaries to the next. */
  long window() {
    return window;
  }

  /** Whether a place can be had in a pool whose slots are all free and none of them unaligned. */
  boolean isPossible() {
    return slots <= Segments.SLOTS && slots <= window;
  }

  /** Whether the stride is a power of two, as it is for the alignment masks of all drivers. */
  boolean isRegular() {
    return (stride & (stride - 1)) == 0;
  }

  /** Whether the address of a slot of the pool has the bits that the buffer's has. */
  boolean isAligned(int slot) {
    return ((base + slot) & alignBits) == alignedTo;
  }

  /** The first slot from this one on that is aligned, less this one; regular requests only. */
  int stepsToAligned(int slot) {
    return (int) ((alignedTo - base - slot) & alignBits);
  }

  /** Whether the mapping would lie between two boundaries if it began at a slot of the pool. */
  boolean isWithinBoundary(int slot) {
    return phase(slot) + slots <= window;
  }

  /** Slots from the boundary at or below to a slot of the pool. */
  long phase(int slot) {
    return base + slot & window - 1;
  }
}

package org.lifeboat.load.slots;

/**
 * The slots of a pool as the kernel hands them out and takes them back
 * (kernel/dma/swiotlb.c:swiotlb_find_slots, swiotlb_release_slots). For one thread.
 */
public final class SlotPool {
  /** Instead of an address: no area gave room, and the kernel says that the pool is full. */
  public static final long FULL = -1;

  /** Instead of an address: the kernel never comes back, with the area locked. */
  public static final long ENDLESS = -2;

  private final PoolShape shape;
  private final SearchRule rule;

  /** An untouched pool. */
  public SlotPool(PoolShape shape, SearchRule rule) {
    this.shape = shape;
    this.rule = rule;
  }

  /** Where it lies and how it is cut. */
  public PoolShape shape() {
    return shape;
  }

  /** How it is searched. */
  public SearchRule rule() {
    return rule;
  }
}

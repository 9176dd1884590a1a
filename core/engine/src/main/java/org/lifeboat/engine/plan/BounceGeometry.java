package org.lifeboat.engine.plan;

import java.util.List;
import org.lifeboat.load.slots.SearchRule;

/**
 * How a kernel version lays out its bounce pool (kernel/dma/swiotlb.c of 6.1, lib/swiotlb.c of
 * 2.6.3x).
 *
 * @param defaultSlots size without a parameter, in slots of 2048 bytes
 * @param minimumSlots smallest pool that halving tries
 * @param areas whether the pool is cut into areas by processor count, and its size rounded up to a
 *     power of two
 * @param slotsPerArea how many slots a pool has at least for each of its areas; 0 where its size
 *     does not follow their number (6.0 to 6.4)
 * @param hotPlug whether memory that may be plugged in above 4 GB later makes a pool needed
 *     (max_possible_pfn, since 4.5)
 * @param noforce whether {@code swiotlb=noforce} is known
 * @param halving whether a pool that does not fit is tried again at half its size
 * @param panics whether the kernel panics where a pool does not fit; else it goes on without
 * @param bookkeeping the arrays beside the pool, in the order of allocation
 * @param releaseOrder what is released first: names of bookkeeping, and {@code pool}
 * @param announceEarly whether the kernel prints the pool where it initialises it early (2.6.32) or
 *     only at run time
 * @param search how it looks for the slots of a mapping
 */
public record BounceGeometry(
    long defaultSlots,
    long minimumSlots,
    boolean areas,
    long slotsPerArea,
    boolean hotPlug,
    boolean noforce,
    boolean halving,
    boolean panics,
    List<SideArray> bookkeeping,
    List<String> releaseOrder,
    boolean announceEarly,
    SearchRule search) {
  /** In {@link #releaseOrder}: the pool itself. */
  public static final String POOL = "pool";

  /** Copies the lists. */
  public BounceGeometry {
    bookkeeping = List.copyOf(bookkeeping);
    releaseOrder = List.copyOf(releaseOrder);
  }

  /**
   * An array beside the pool.
   *
   * @param name for reports
   * @param bytesPerSlot bytes for each slot
   * @param bytesPerArea bytes for each area
   * @param fixedBytes bytes whatever the size
   * @param wholePages whether its size is rounded up to pages
   * @param align alignment in bytes
   * @param goal preferred lowest address, or 0
   * @param low whether it must lie below 4 GB
   */
  public record SideArray(
      String name,
      long bytesPerSlot,
      long bytesPerArea,
      long fixedBytes,
      boolean wholePages,
      long align,
      long goal,
      boolean low) {}
}

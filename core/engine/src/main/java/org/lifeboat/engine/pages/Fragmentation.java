package org.lifeboat.engine.pages;

import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.memory.Zone;

/**
 * Memory in pieces, as a fault: after the hand-over other users of the kernel took pages of a zone,
 * so that no free block is larger than wished, and no more is free than wished. The same seed on
 * the same free lists takes the same pages.
 *
 * <p>Free memory above {@code largestOrder} is seen as periods of 2^(largestOrder+1) pages, and one
 * page of each is taken, at a phase that the seed chooses for each run of blocks: what is left of a
 * period is one block of each order from 0 to {@code largestOrder}. Then a stretch of each run is
 * kept, at a place that the seed chooses, and the rest is taken whole.
 *
 * @param zone where
 * @param largestOrder largest order of which free blocks remain, 0 to {@link Pages#MAX_ORDER}
 * @param keepPercent at most this share of the zone's free pages stays free, 0 to 100; 100 asks for
 *     nothing beyond the pieces
 * @param seed any number
 */
public record Fragmentation(Zone zone, int largestOrder, int keepPercent, long seed) {
  /**
   * @throws IllegalArgumentException if a bound is broken
   */
  public Fragmentation {
    if (largestOrder < 0 || largestOrder > Pages.MAX_ORDER) {
      throw new IllegalArgumentException(
          "largest order %s is not in 0 to %s".formatted(largestOrder, Pages.MAX_ORDER));
    }
    if (keepPercent < 0 || keepPercent > 100) {
      throw new IllegalArgumentException(
          "a share of %s%% is not in 0 to 100".formatted(keepPercent));
    }
  }

  /** Takes the pages out of an allocator; returns what was taken, for the ledger. */
  public TakenPages applyTo(BuddyAllocator pages) {
    return new Fragmenter(pages.area(zone), this).fragment();
  }
}

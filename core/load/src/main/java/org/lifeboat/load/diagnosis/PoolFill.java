package org.lifeboat.load.diagnosis;

import org.lifeboat.api.bounce.BouncePool;

/**
 * How full a pool was, as the kernel counts (kernel/dma/swiotlb.c:swiotlb_tbl_map_single, from 5.2
 * on). Used is a sum over areas, taken while other processors map and unmap: at the moment of the
 * refusal it may have been another.
 *
 * @param total slots of the pool, not negative
 * @param used slots in use, not negative; more than {@code total} only where a log is wrong
 */
public record PoolFill(long total, long used) {
  /**
   * @param total slots of the pool
   * @param used slots in use
   * @throws IllegalArgumentException if one is negative
   */
  public PoolFill {
    if (total < 0 || used < 0) {
      throw new IllegalArgumentException("%s of %s slots in use".formatted(used, total));
    }
  }

  /** Slots that were free. */
  public long free() {
    return Math.max(0, total - used);
  }

  /** Segments that the pool has, a last part of one counted. */
  public long segments() {
    return total / BouncePool.SEGMENT_SLOTS + (total % BouncePool.SEGMENT_SLOTS == 0 ? 0 : 1);
  }

  /** Whether no more than an eighth was free. */
  public boolean isNearlyFull() {
    return free() <= total / 8;
  }
}

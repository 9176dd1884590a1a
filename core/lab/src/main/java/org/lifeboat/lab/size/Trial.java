package org.lifeboat.lab.size;

import java.util.Optional;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.load.service.Service;

/**
 * A load on the pool that a boot left.
 *
 * @param parameter what the kernel was told: {@code swiotlb=8192}; empty for nothing more than the
 *     plan says
 * @param pool the pool in use; empty where there was none
 * @param service what came of the load
 */
public record Trial(String parameter, Optional<BouncePool> pool, Service service) {
  /** Slots of the pool, 0 without one. */
  public long slots() {
    return pool.map(BouncePool::slots).orElse(0L);
  }

  /** Bytes of the pool, 0 without one. */
  public long bytes() {
    return slots() * BouncePool.SLOT_BYTES;
  }

  /** Most bytes in use at one time. */
  public long highWaterBytes() {
    return service.highWaterBytes();
  }

  /** Share of the mappings that failed, 0 to 1. */
  public double failedShare() {
    return service.total().failedShare();
  }

  /** Whether no more than this share failed, and each search ended. */
  boolean serves(double bound) {
    return service.hang().isEmpty() && failedShare() <= bound;
  }
}

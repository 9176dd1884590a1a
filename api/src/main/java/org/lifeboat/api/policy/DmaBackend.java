package org.lifeboat.api.policy;

import java.util.Optional;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.PoolGrowth;

/**
 * The way DMA goes after boot.
 *
 * @param kind what serves the devices
 * @param pool the bounce pool that stays in use, beside the hardware too
 * @param growth how the pool grows under load; empty where it stays as it is
 */
public record DmaBackend(Kind kind, Optional<BouncePool> pool, Optional<PoolGrowth> growth) {
  /** The three ways. */
  public enum Kind {
    /** The hardware IOMMU translates. */
    HARDWARE,
    /** The bounce pool helps devices that cannot reach memory. */
    SWIOTLB,
    /** Nothing helps: a device reaches what its mask reaches. */
    NOMMU
  }

  /**
   * @param kind what serves the devices
   * @param pool the bounce pool that stays in use
   * @param growth how the pool grows under load
   * @throws IllegalArgumentException if a bounce backend has no pool, nommu has one, or something
   *     is to grow that is not there
   */
  public DmaBackend {
    if (kind == Kind.SWIOTLB && pool.isEmpty() || kind == Kind.NOMMU && pool.isPresent()) {
      throw new IllegalArgumentException(
          kind + (pool.isEmpty() ? " without" : " with") + " a pool");
    }
    if (growth.isPresent() && pool.isEmpty()) {
      throw new IllegalArgumentException(kind + " without a pool has nothing to grow");
    }
  }

  /**
   * A backend whose pool, if it has one, stays as it is.
   *
   * @param kind what serves the devices
   * @param pool the bounce pool that stays in use
   * @throws IllegalArgumentException if a bounce backend has no pool, or nommu has one
   */
  public DmaBackend(Kind kind, Optional<BouncePool> pool) {
    this(kind, pool, Optional.empty());
  }

  /**
   * The hardware translates, and no pool stays.
   *
   * @return the backend
   */
  public static DmaBackend hardware() {
    return new DmaBackend(Kind.HARDWARE, Optional.empty());
  }

  /**
   * The hardware translates, and a pool stays beside it for devices it does not serve.
   *
   * @param pool an initialised pool that nobody released
   * @return the backend
   */
  public static DmaBackend hardwareBeside(BouncePool pool) {
    return new DmaBackend(Kind.HARDWARE, Optional.of(pool));
  }

  /**
   * The pool bounces.
   *
   * @param pool an initialised pool that nobody released
   * @return the backend
   */
  public static DmaBackend bouncing(BouncePool pool) {
    return new DmaBackend(Kind.SWIOTLB, Optional.of(pool));
  }

  /**
   * The pool bounces where there is one, else nothing helps.
   *
   * @param pool an initialised pool that nobody released, or empty where there was no room for one
   * @return the backend
   */
  public static DmaBackend bouncing(Optional<BouncePool> pool) {
    return pool.map(DmaBackend::bouncing).orElseGet(DmaBackend::none);
  }

  /**
   * Nothing helps: a device reaches what its mask reaches.
   *
   * @return the backend
   */
  public static DmaBackend none() {
    return new DmaBackend(Kind.NOMMU, Optional.empty());
  }

  /**
   * The same, with a pool that grows under load.
   *
   * @param more by how much
   * @return the backend
   * @throws IllegalArgumentException if there is no pool
   */
  public DmaBackend growing(PoolGrowth more) {
    return new DmaBackend(kind, pool, Optional.of(more));
  }
}

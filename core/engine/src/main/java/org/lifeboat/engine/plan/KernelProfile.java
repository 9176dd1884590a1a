package org.lifeboat.engine.plan;

import java.util.List;

/**
 * A kernel version, as data.
 *
 * @param id its name: {@code linux-6.1}
 * @param description one sentence
 * @param allocator its early allocator
 * @param drivers its IOMMU drivers in the order in which it asks them
 * @param policy its own way when the hardware fails
 * @param driverStart whose initialisation it calls
 * @param startOrder ids of drivers in the order in which it calls them; those that are not here
 *     come after these, the last in {@code drivers} first
 * @param bounce its bounce pool
 * @param dialect its texts
 * @param pageListHead whether pages freed at boot go to the head of the free lists (2.6.x) or to
 *     the tail (6.1)
 * @param maskExcludesEnd whether a buffer that ends where a device's mask ends counts as out of its
 *     reach (arch/x86/include/asm/dma-mapping.h:dma_capable of 2.6.32)
 * @param reservations what it takes from the early allocator before the drivers look, in order
 */
public record KernelProfile(
    String id,
    String description,
    PluginChoice allocator,
    List<PluginChoice> drivers,
    PluginChoice policy,
    DriverStart driverStart,
    List<String> startOrder,
    BounceGeometry bounce,
    Dialect dialect,
    boolean pageListHead,
    boolean maskExcludesEnd,
    List<ReservationStep> reservations) {
  /** Copies the lists. */
  public KernelProfile {
    drivers = List.copyOf(drivers);
    startOrder = List.copyOf(startOrder);
    reservations = List.copyOf(reservations);
  }

  /** Which drivers a kernel starts at run time. */
  public enum DriverStart {
    /**
     * Only the last that was detected: it overwrote the one hook (x86_init.iommu.iommu_init, since
     * 2.6.33).
     */
    LAST_DETECTED,
    /** Each in turn until one works (2.6.32 calls all of them). */
    EACH_DETECTED
  }

  /** Whose words the kernel's own lines are in. */
  public enum Dialect {
    /** 2.6.32 and 2.6.33. */
    LINUX_2_6,
    /** 6.1. */
    LINUX_6_1
  }
}

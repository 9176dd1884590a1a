package org.lifeboat.engine.plan;

import java.util.List;
import java.util.Optional;

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
 * @param texts its own lines
 * @param processorParameters whether {@code nr_cpus=}, {@code possible_cpus=} and their like change
 *     how many processors it prepares for
 * @param pageListHead whether pages freed at boot go to the head of the free lists (2.6.x) or to
 *     the tail (6.1)
 * @param maskExcludesEnd whether a buffer that ends where a device's mask ends counts as out of its
 *     reach (arch/x86/include/asm/dma-mapping.h:dma_capable of 2.6.32)
 * @param reservations what it takes from the early allocator before the drivers look, in order
 * @param unsure what of it is not certain, a sentence each
 * @param standsIn why it was taken for another version that was asked for, in a sentence; empty
 *     where it was meant itself
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
    KernelTexts texts,
    boolean processorParameters,
    boolean pageListHead,
    boolean maskExcludesEnd,
    List<ReservationStep> reservations,
    List<String> unsure,
    Optional<String> standsIn) {
  /** Copies the lists. */
  public KernelProfile {
    drivers = List.copyOf(drivers);
    startOrder = List.copyOf(startOrder);
    reservations = List.copyOf(reservations);
    unsure = List.copyOf(unsure);
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

  /** The same kernel with another early allocator. */
  public KernelProfile withAllocator(PluginChoice other) {
    return with(other, drivers);
  }

  /** The same kernel with other drivers. */
  public KernelProfile withDrivers(List<PluginChoice> other) {
    return with(allocator, other);
  }

  private KernelProfile with(PluginChoice otherAllocator, List<PluginChoice> otherDrivers) {
    return new KernelProfile(
        id,
        description,
        otherAllocator,
        otherDrivers,
        policy,
        driverStart,
        startOrder,
        bounce,
        texts,
        processorParameters,
        pageListHead,
        maskExcludesEnd,
        reservations,
        unsure,
        standsIn);
  }
}

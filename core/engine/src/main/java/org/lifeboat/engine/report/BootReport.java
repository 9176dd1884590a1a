package org.lifeboat.engine.report;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.PoolGrowth;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.driver.IommuGroup;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.engine.event.BootEvent;

/**
 * What a boot came to.
 *
 * @param machine id of the machine
 * @param kernel id of the kernel profile
 * @param policy id of the policy
 * @param seed the plan's seed
 * @param backend who serves DMA: the id of the driver that translates, {@code swiotlb} or {@code
 *     nommu}, the latter two also beside hardware that passes all addresses through; empty after a
 *     panic or a plugin's failure
 * @param hardware what became of the hardware IOMMU
 * @param panic the panic's text, where the machine stopped
 * @param failure what a plugin did wrong, where one did
 * @param pool the bounce pool in use at the end
 * @param growth how it grows under load; empty where it stays as it is
 * @param memory what it cost
 * @param devices what became of each device; empty after a panic or a failure
 * @param owners who owns RAM at the end, ascending, adjacent ranges of one owner merged
 * @param events all that happened, in order
 * @param certainty what could be otherwise
 */
public record BootReport(
    String machine,
    String kernel,
    String policy,
    long seed,
    Optional<String> backend,
    HardwareIommu hardware,
    Optional<String> panic,
    Optional<BootEvent.PluginFailure> failure,
    Optional<BouncePool> pool,
    Optional<PoolGrowth> growth,
    MemoryCost memory,
    List<DeviceFate> devices,
    List<Owned> owners,
    List<BootEvent> events,
    Certainty certainty) {
  /** Copies the lists. */
  public BootReport {
    devices = List.copyOf(devices);
    owners = List.copyOf(owners);
    events = List.copyOf(events);
  }

  /** Where a hardware IOMMU was found wanting. */
  public enum FailedAt {
    /** By the checks at detection. */
    DETECT,
    /** When its driver started it. */
    INITIALIZE
  }

  /**
   * The hardware IOMMU.
   *
   * @param active whether it is on
   * @param driver the driver that was asked last; empty where none was detected
   * @param failedAt where it failed, if it did
   * @param cause what was wrong, or why it was not used
   * @param groups groups of functions that it cannot tell apart, by number; those that see physical
   *     addresses included
   */
  public record HardwareIommu(
      boolean active,
      Optional<String> driver,
      Optional<FailedAt> failedAt,
      Optional<Finding> cause,
      List<IommuGroup> groups) {
    /** Copies the groups. */
    public HardwareIommu {
      groups = List.copyOf(groups);
    }

    /** Whether it is on and yet translates nobody: every group sees physical addresses. */
    public boolean passesThrough() {
      return active && !groups.isEmpty() && groups.stream().allMatch(IommuGroup::passthrough);
    }

    /** There is none. */
    public static final HardwareIommu NONE =
        new HardwareIommu(false, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  /**
   * What a boot cost in memory, in bytes.
   *
   * @param totalBytes RAM of the machine, as the memory map has it
   * @param freeBytes free in the page allocator at the end
   * @param reservedEarlyBytes bounce buffer taken at the early stage, without its bookkeeping
   * @param reservedLateBytes bounce buffer taken at run time
   * @param returnedBytes bounce buffer given back to the page allocator
   * @param bookkeepingBytes arrays beside the pools, taken early or late
   * @param bookkeepingReturnedBytes of those, given back
   * @param driverBytes what IOMMU drivers hold at the end: tables, an aperture placed over RAM
   * @param policyBytes what the policy holds at the end for itself, beside pools
   * @param losses what nobody can use and nobody will free, taken for the fallback's sake, each
   *     with its reason
   * @param roundingBytes fractions of pages that the early allocator could not hand over, whatever
   *     the policy
   */
  public record MemoryCost(
      long totalBytes,
      long freeBytes,
      long reservedEarlyBytes,
      long reservedLateBytes,
      long returnedBytes,
      long bookkeepingBytes,
      long bookkeepingReturnedBytes,
      long driverBytes,
      long policyBytes,
      List<Loss> losses,
      long roundingBytes) {
    /** Copies the list. */
    public MemoryCost {
      losses = List.copyOf(losses);
    }

    /**
     * Held by the fallback at the end: pools with their bookkeeping and what the policy took for
     * itself, without what went back and what is lost.
     */
    public long heldBytes() {
      long pools = reservedEarlyBytes + reservedLateBytes + bookkeepingBytes;
      return Math.max(0, pools - givenBackBytes() - lostBytes()) + policyBytes;
    }

    /** Pools and bookkeeping that went back to the page allocator. */
    public long givenBackBytes() {
      return returnedBytes + bookkeepingReturnedBytes;
    }

    /** What nobody else can use: held or lost. */
    public long costBytes() {
      return heldBytes() + lostBytes();
    }

    /** Sum of the losses. */
    public long lostBytes() {
      return losses.stream().mapToLong(l -> l.range().bytes()).sum();
    }
  }

  /**
   * Memory that is lost.
   *
   * @param range where
   * @param why what it was and why it cannot come back
   */
  public record Loss(MemoryRange range, String why) {}

  /**
   * Memory and its owner at the end.
   *
   * @param range where, from the first byte to the last
   * @param owner whose
   * @param bytes how much of the range is his; less than all of it where fragmentation left pages
   *     of others in between
   */
  public record Owned(MemoryRange range, Owner owner, long bytes) {
    /** All of a range. */
    public Owned(MemoryRange range, Owner owner) {
      this(range, owner, range.bytes());
    }
  }

  /** How a device's data gets to memory. */
  public enum Reach {
    /** It reaches all of it itself. */
    DIRECT,
    /** Through the hardware IOMMU. */
    TRANSLATED,
    /** Through the bounce pool, where it cannot reach memory itself. */
    BOUNCED,
    /** Some memory it cannot reach at all: mappings there fail. */
    UNREACHABLE
  }

  /**
   * What became of a device.
   *
   * @param address where it sits
   * @param name a word for people; may be empty
   * @param maskBits its DMA mask in bits
   * @param reach how it reaches memory
   * @param why in a sentence
   */
  public record DeviceFate(PciAddress address, String name, int maskBits, Reach reach, String why) {
    private BootSummary.DeviceReach inShort() {
      return new BootSummary.DeviceReach(address, name, maskBits, reach);
    }
  }

  /** Whether the boot came to its end: no panic, no plugin's failure. */
  public boolean completed() {
    return panic.isEmpty() && failure.isEmpty();
  }

  /** The same without what it tells: sentences about devices, owners, events, doubts. */
  public BootSummary summary() {
    return new BootSummary(
        machine,
        kernel,
        policy,
        seed,
        backend,
        hardware,
        panic,
        failure,
        pool,
        growth,
        memory,
        devices.stream().map(DeviceFate::inShort).toList());
  }

  /** The kernel's log: what it printed, a line each. */
  public List<String> log() {
    return events.stream()
        .filter(BootEvent.Printed.class::isInstance)
        .flatMap(e -> ((BootEvent.Printed) e).text().lines())
        .toList();
  }
}

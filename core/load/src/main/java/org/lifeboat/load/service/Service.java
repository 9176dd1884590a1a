package org.lifeboat.load.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.load.slots.Refusal;

/**
 * What came of a load. The mapping of a {@link Hang} is in no tally.
 *
 * @param nanos time that passed in the model
 * @param total all workloads together
 * @param byWorkload each, in the scenario's order
 * @param highWaterSlots most slots in use at one time, all blocks together, single buffers apart
 * @param meanSlots such slots, averaged over time
 * @param grownBytes memory that joined the pool, single buffers apart
 * @param firstRefused the first mapping for which there was no room; empty where there always was
 * @param hang the mapping from which the kernel never came back; the simulation ends there
 */
public record Service(
    long nanos,
    Tally total,
    List<WorkloadTally> byWorkload,
    long highWaterSlots,
    double meanSlots,
    long grownBytes,
    Optional<Refused> firstRefused,
    Optional<Hang> hang) {
  /** Copies the list. */
  public Service {
    byWorkload = List.copyOf(byWorkload);
  }

  /** Most bytes of slots in use at one time. */
  public long highWaterBytes() {
    return highWaterSlots * BouncePool.SLOT_BYTES;
  }

  /** Whether no mapping failed and the kernel always came back. */
  public boolean servesAll() {
    return hang.isEmpty() && total.failed() == 0;
  }

  /**
   * What came of mappings.
   *
   * @param direct reached memory without the pool
   * @param bounced got slots
   * @param single got a buffer of their own, where the pool was growing
   * @param unreachable failed for want of a pool that the device reaches
   * @param refused found no room, by reason; reasons that never came are absent
   * @param leaked of those that bounced or got a buffer: their drivers never unmap them
   */
  public record Tally(
      long direct,
      long bounced,
      long single,
      long unreachable,
      Map<Refusal, Long> refused,
      long leaked) {
    /** Copies the map. */
    public Tally {
      refused = Map.copyOf(refused);
    }

    /** Mappings that failed. */
    public long failed() {
      return unreachable + refused.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Mappings that were asked for. */
    public long asked() {
      return direct + bounced + single + failed();
    }

    /** Share of the mappings that failed, 0 to 1; 0 where none was asked for. */
    public double failedShare() {
      return asked() == 0 ? 0 : (double) failed() / asked();
    }
  }

  /** A workload's part. */
  public record WorkloadTally(String workload, Tally tally) {}

  /**
   * A search without end (SearchRule.UNTIL_WRAP).
   *
   * @param workload whose mapping it was
   * @param bytes its size
   * @param address physical address of its buffer
   * @param usedSlots slots in use when it began
   * @param atNanos when, in the model
   */
  public record Hang(String workload, long bytes, long address, long usedSlots, long atNanos) {}

  /**
   * A mapping for which there was no room.
   *
   * @param workload whose mapping it was
   * @param bytes its size
   * @param totalSlots slots of the pool, all blocks together
   * @param usedSlots slots in use, likewise
   * @param atNanos when, in the model
   */
  public record Refused(
      String workload, long bytes, long totalSlots, long usedSlots, long atNanos) {
    /**
     * What the kernel says then, without the device before it (kernel/dma/swiotlb.c:swiotlb_map;
     * with numbers of slots since 5.2). It says so of few: the line is rate-limited, and drivers
     * may ask for silence.
     */
    public String message() {
      return "swiotlb buffer is full (sz: %s bytes), total %s (slots), used %s (slots)"
          .formatted(bytes, totalSlots, usedSlots);
    }
  }
}

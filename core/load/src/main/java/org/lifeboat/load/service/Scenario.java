package org.lifeboat.load.service;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.load.slots.PoolShape;
import org.lifeboat.load.slots.SearchRule;
import org.lifeboat.load.workload.Workload;

/**
 * All that a service depends on. Numbers out of all bounds do no harm; {@link Simulation} says what
 * becomes of them.
 *
 * @param pool the pool that the boot left; empty for none: whatever must bounce fails
 * @param growth whether it can grow
 * @param rule how the kernel searches
 * @param processors how many there are, at least 1
 * @param ram where buffers may lie; ranges without a byte in common
 * @param demands who asks, and what becomes of buffers out of reach
 * @param limits when to stop
 * @param seed for what is left to chance: what a workload asks for depends on it and on the
 *     workload alone, whatever the pool and the other workloads are
 */
public record Scenario(
    Optional<PoolShape> pool,
    Optional<Growth> growth,
    SearchRule rule,
    int processors,
    List<MemoryRange> ram,
    List<Demand> demands,
    Limits limits,
    long seed) {
  /** Copies the lists. */
  public Scenario {
    ram = List.copyOf(ram);
    demands = List.copyOf(demands);
  }

  /**
   * A pool that grows where a mapping finds no room (CONFIG_SWIOTLB_DYNAMIC,
   * kernel/dma/swiotlb.c:swiotlb_find_slots): that one mapping gets a buffer of its own, and a
   * block more joins the pool before the next event. Blocks stay, single buffers go with their
   * mappings. A mapping longer than a segment fails at once, and nothing grows. Not modelled: where
   * in memory a block lies, so that none is out of a device's reach or in pieces.
   *
   * @param blockSlots slots of a block, whole segments; halves where there is no memory for it,
   *     down to 512
   * @param mostBytes how much memory there is for blocks and single buffers together, at most; all
   *     of it lies below 4 GB
   */
  public record Growth(int blockSlots, long mostBytes) {}

  /**
   * A workload and the way that its device has.
   *
   * @param workload what is asked
   * @param way how the device reaches memory
   * @param mask highest address that the device forms
   */
  public record Demand(Workload workload, Way way, long mask) {}

  /** How a device reaches memory after boot. */
  public enum Way {
    /** All of it, by itself or translated: nothing bounces. */
    DIRECT,
    /** What lies above its mask goes through the pool. */
    BOUNCED,
    /** Everything goes through the pool ({@code swiotlb=force}). */
    ALWAYS_BOUNCED,
    /** What lies above its mask fails: there is no pool, or it lies out of reach. */
    UNREACHABLE
  }

  /**
   * When a simulation ends: at the first of both, or where nothing more will happen.
   *
   * @param nanos time in the model; what would happen then does not any more
   * @param mappings how many came, those of open workloads that found no place to wait among them
   */
  public record Limits(long nanos, long mappings) {
    /** For who says nothing of it. */
    public static final int USUAL_SECONDS = 10;

    /** For who says nothing of it. */
    public static final int USUAL_MAPPINGS = 200_000;

    /** For who says nothing of it. */
    public static final Limits USUAL = ofSeconds(USUAL_SECONDS, USUAL_MAPPINGS);

    private static final long SECOND = 1_000_000_000L;

    /** The same in whole seconds, up to 2^33 of them. */
    public static Limits ofSeconds(long seconds, long mappings) {
      return new Limits(seconds * SECOND, mappings);
    }
  }
}

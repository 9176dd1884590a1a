package org.lifeboat.load.service;

import java.util.List;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.load.chance.Chance;
import org.lifeboat.load.chance.Sampler;
import org.lifeboat.load.workload.GeneratedWorkload;

/**
 * The mappings that a workload asks for, by number. Each of their aspects has a row of chance of
 * its own, and depends on nothing but the seed, the workload's name and the number: whatever a pool
 * answers, another sees the very same requests.
 */
final class Requests {
  /** Longer than anything that a pool could ever hold. */
  static final long MOST_BYTES = 1L << 40;

  private final Sampler bytes;
  private final Sampler offset;
  private final Sampler hold;
  private final double leak;
  private final List<Integer> processors;
  private final int allProcessors;
  private final Buffers buffers;
  private final Chance bytesChance;
  private final Chance offsetChance;
  private final Chance holdChance;
  private final Chance leakChance;
  private final Chance processorChance;

  /** What of a request is drawn; the numbers stay, for the sake of all results. */
  private enum Aspect {
    BYTES(1),
    OFFSET(2),
    PAGE(3),
    SIDE(4),
    HOLD(5),
    LEAK(6),
    PROCESSOR(7);

    private final int number;

    Aspect(int number) {
      this.number = number;
    }

    Chance of(Chance workload) {
      return workload.part(number);
    }
  }

  /**
   * Those of a workload.
   *
   * @param chance the workload's own
   * @param allProcessors how many the machine has, at least 1
   */
  Requests(
      GeneratedWorkload workload,
      long mask,
      List<MemoryRange> ram,
      int allProcessors,
      Chance chance) {
    bytes = Sampler.of(workload.bytes());
    offset = Sampler.of(workload.offset());
    hold = Sampler.of(workload.holdNanos());
    leak = workload.leak();
    processors = workload.processors();
    this.allProcessors = allProcessors;
    buffers =
        new Buffers(
            ram, mask, workload.bouncedShare(), Aspect.PAGE.of(chance), Aspect.SIDE.of(chance));
    bytesChance = Aspect.BYTES.of(chance);
    offsetChance = Aspect.OFFSET.of(chance);
    holdChance = Aspect.HOLD.of(chance);
    leakChance = Aspect.LEAK.of(chance);
    processorChance = Aspect.PROCESSOR.of(chance);
  }

  long bytes(long number) {
    return bytes.at(bytesChance.unit(number), 1, MOST_BYTES);
  }

  long address(long number) {
    return buffers.page(number) + offset.at(offsetChance.unit(number), 0, Pages.SIZE - 1);
  }

  /** Whether a buffer has bytes that its device does not reach. */
  boolean isBeyond(long number, long address, long bytes) {
    return buffers.isBeyond(number, address, bytes);
  }

  /** How long it is held, or for a mapping that failed how long until it is tried again. */
  long holdNanos(long number) {
    return hold.at(holdChance.unit(number), 1, Long.MAX_VALUE);
  }

  boolean isLeaked(long number) {
    return leak > 0 && leakChance.unit(number) < leak;
  }

  int processor(long number) {
    return processors.isEmpty()
        ? (int) processorChance.below(number, allProcessors)
        : processors.get((int) processorChance.below(number, processors.size()));
  }
}

package org.lifeboat.engine.report;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.memory.MemoryRange;

/**
 * What of a report could be otherwise, because the machine was not wholly known.
 *
 * @param poolWithin where the bounce pool lies at any rate; its own place where that is exact;
 *     empty where there is no pool
 * @param aboutPool why the pool's place is a bound only; empty where it is exact
 * @param butFor what is so unlikely to move an exact pool that it does not count
 * @param aboutOutcome why the way of DMA could be another; empty where it could not
 */
public record Certainty(
    Optional<MemoryRange> poolWithin,
    List<String> aboutPool,
    List<String> butFor,
    List<String> aboutOutcome) {
  /** All is known, and there is no pool. */
  public static final Certainty WHOLE =
      new Certainty(Optional.empty(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Certainty {
    aboutPool = List.copyOf(aboutPool);
    butFor = List.copyOf(butFor);
    aboutOutcome = List.copyOf(aboutOutcome);
  }

  /** Whether the pool lies just where the report says. */
  public boolean poolIsExact() {
    return poolWithin.isPresent() && aboutPool.isEmpty();
  }

  /** Whether the way of DMA is the report's, whatever is not known. */
  public boolean outcomeIsSure() {
    return aboutOutcome.isEmpty();
  }
}

package org.lifeboat.lab.verify;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.memory.MemoryRange;

/**
 * The early reservations that a kernel told of ({@code memblock=debug}) beside the model's. Both
 * are in order; what one has and the other has not is passed over, so that one difference does not
 * hide all that follow.
 *
 * @param recorded how many the kernel made
 * @param reproduced how many of them the model makes as well, in the same order
 * @param firstMissing the first that the model does not make
 * @param inventions what the model reserves and the kernel did not, each with its name
 */
public record TraceResult(
    int recorded, int reproduced, Optional<MemoryRange> firstMissing, List<String> inventions) {
  /** Copies the list. */
  public TraceResult {
    inventions = List.copyOf(inventions);
  }
}

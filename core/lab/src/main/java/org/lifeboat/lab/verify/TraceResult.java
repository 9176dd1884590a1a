package org.lifeboat.lab.verify;

import java.util.List;

/**
 * The early reservations that a kernel told of ({@code memblock=debug}) beside the model's. Both
 * are in order; what one has and the other has not is passed over, so that one difference does not
 * hide all that follow.
 *
 * @param recorded how many the kernel told of
 * @param reproduced how many of them the model makes as well, in the same order
 * @param missing those that the model does not make, each with the kernel's function that made it
 * @param invented what the model reserves and the kernel did not, each with its name
 */
public record TraceResult(
    int recorded, int reproduced, List<String> missing, List<String> invented) {
  /** Copies the lists. */
  public TraceResult {
    missing = List.copyOf(missing);
    invented = List.copyOf(invented);
  }
}

package org.lifeboat.lab.size;

import java.util.List;
import java.util.Optional;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.report.BootReport;

/**
 * How large a bounce buffer must be.
 *
 * @param plan the machine and its kernel
 * @param report its boot as it is
 * @param assumed whether the machine says nothing of what its devices ask, so that it is guessed
 * @param answer what kind of answer there is
 * @param bound share of the mappings that may fail, 0 to 1
 * @param asItIs the load on the pool that the plan leaves; empty without a load
 * @param trials sizes tried, ascending; empty where none had to be
 * @param enough the smallest from which on no more than the bound fails
 * @param undivided the smallest that is enough where the pool is one area; empty where that is not
 *     less than {@code enough}, or the kernel has no areas
 * @param reasons why no size is enough, the most lasting first
 * @param endless what could hang the kernel; empty where nothing can
 */
public record Sizing(
    BootPlan plan,
    BootReport report,
    boolean assumed,
    Answer answer,
    double bound,
    Optional<Trial> asItIs,
    List<Trial> trials,
    Optional<Trial> enough,
    Optional<Trial> undivided,
    List<Reason> reasons,
    List<EndlessSearch> endless) {
  /** Copies the lists. */
  public Sizing {
    trials = List.copyOf(trials);
    reasons = List.copyOf(reasons);
    endless = List.copyOf(endless);
  }

  /** What kind of answer there is. */
  public enum Answer {
    /** There is no device of which anything is known that it asks, or none asks while watched. */
    NO_LOAD,
    /** The boot does not come to its end. */
    NO_BOOT,
    /** Every mapping reaches memory without a pool. */
    NOTHING_BOUNCES,
    /** The policy gives no pool, or one of a size that no parameter changes. */
    SIZE_IS_FIXED,
    /** There is a size that is enough. */
    ENOUGH,
    /** No size is. */
    NO_SIZE
  }

  /**
   * Why no size is enough.
   *
   * @param cause in one word
   * @param sentence for people, computed from what failed
   */
  public record Reason(Cause cause, String sentence) {}

  /** What no size mends. */
  public enum Cause {
    /** The kernel's search goes on for ever. */
    ENDLESS_SEARCH,
    /** The pool lies where a device does not reach. */
    OUT_OF_REACH,
    /** One mapping is longer than a segment. */
    LONGER_THAN_SEGMENT,
    /** One mapping is longer than a device's boundary allows. */
    LONGER_THAN_BOUNDARY,
    /** Mappings are never given back. */
    LEAK,
    /** The pool is divided among processors. */
    AREAS,
    /** A device's alignment leaves too few places. */
    ALIGNMENT,
    /** A device's segment boundary leaves too few places. */
    BOUNDARY,
    /** What would be enough does not fit below 4 GB. */
    NO_ROOM,
    /** None of these alone. */
    UNKNOWN
  }

  /**
   * A workload whose mappings can make the search go on for ever, whether or not one did.
   *
   * @param workload its name
   * @param minAlignMask the device's mask
   */
  public record EndlessSearch(String workload, long minAlignMask) {}
}

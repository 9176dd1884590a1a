package org.lifeboat.evidence.log;

import java.util.Comparator;
import java.util.Optional;
import org.lifeboat.load.diagnosis.Cause;
import org.lifeboat.load.diagnosis.PoolFill;
import org.lifeboat.load.diagnosis.RefusedMapping;

/**
 * Mappings that a pool refused for one cause, as a log tells them.
 *
 * @param clearest the one that shows the cause best: the largest where it is too large or nothing
 *     is told, else the one with most slots free, of these the smallest
 * @param smallestBytes the smallest of them
 * @param largestBytes the largest
 * @param steady that the slots in use never became fewer; empty where they did, or the log is short
 */
public record Refusals(
    RefusedMapping clearest, long smallestBytes, long largestBytes, Optional<Steady> steady) {

  private static final Comparator<RefusedMapping> BY_SIZE =
      Comparator.comparingLong(RefusedMapping::bytes);

  private static final Comparator<RefusedMapping> BY_ROOM =
      Comparator.<RefusedMapping>comparingLong(m -> m.fill().map(PoolFill::free).orElse(0L))
          .thenComparing(BY_SIZE.reversed());

  /**
   * Slots in use that never became fewer, over refusals of all causes.
   *
   * @param lines how many tell it
   * @param seconds from the first to the last
   */
  public record Steady(int lines, double seconds) {}

  /** A first one. */
  static Refusals of(RefusedMapping mapping) {
    return new Refusals(mapping, mapping.bytes(), mapping.bytes(), Optional.empty());
  }

  /** These and another one of the same cause. */
  Refusals and(RefusedMapping mapping) {
    boolean bySize = cause() == Cause.IMPOSSIBLE || cause() == Cause.UNTOLD;
    boolean clearer = (bySize ? BY_SIZE : BY_ROOM).compare(mapping, clearest) > 0;
    return new Refusals(
        clearer ? mapping : clearest,
        Math.min(smallestBytes, mapping.bytes()),
        Math.max(largestBytes, mapping.bytes()),
        steady);
  }

  /** These, of a log in which the slots in use went so. */
  Refusals in(UsedTrend trend) {
    return new Refusals(clearest, smallestBytes, largestBytes, trend.steady());
  }

  /** Why. */
  public Cause cause() {
    return clearest.cause();
  }
}

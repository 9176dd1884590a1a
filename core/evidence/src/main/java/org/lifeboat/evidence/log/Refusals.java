package org.lifeboat.evidence.log;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lifeboat.load.diagnosis.Cause;
import org.lifeboat.load.diagnosis.PoolFill;
import org.lifeboat.load.diagnosis.RefusedMapping;

/**
 * Mappings that the pool refused for one cause, as a log tells them.
 *
 * @param clearest the one that shows the cause best: the largest where it is too large or nothing
 *     is told, else the one with most slots free, of these the smallest
 * @param count how many there are
 * @param smallestBytes the smallest of them
 * @param largestBytes the largest
 * @param steadySeconds how long used never fell, where that is long enough to mean something; else
 *     0
 */
public record Refusals(
    RefusedMapping clearest,
    int count,
    long smallestBytes,
    long largestBytes,
    double steadySeconds) {

  private static final Comparator<RefusedMapping> BY_SIZE =
      Comparator.comparingLong(RefusedMapping::bytes);

  private static final Comparator<RefusedMapping> BY_ROOM =
      Comparator.<RefusedMapping>comparingLong(m -> m.fill().map(PoolFill::free).orElse(0L))
          .thenComparing(BY_SIZE.reversed());

  /** Why. */
  public Cause cause() {
    return clearest.cause();
  }

  /** Collects them, one after another. */
  static final class Gatherer {
    /** So many lines over so long, and used never below what it was: more than a burst of load. */
    private static final int LINES_OF_A_TREND = 10;

    private static final double SECONDS_OF_A_TREND = 600;

    private Optional<RefusedMapping> clearest = Optional.empty();
    private int count;
    private long smallest = Long.MAX_VALUE;
    private long largest;
    private long lastUsed;
    private int stamped;
    private boolean fell;
    private double first;
    private double last;

    void add(RefusedMapping mapping, OptionalDouble seconds) {
      count++;
      smallest = Math.min(smallest, mapping.bytes());
      largest = Math.max(largest, mapping.bytes());
      clearest =
          clearest.isEmpty() || order(mapping).compare(mapping, clearest.get()) > 0
              ? Optional.of(mapping)
              : clearest;
      if (mapping.fill().isPresent()) {
        long used = mapping.fill().get().used();
        fell |= used < lastUsed;
        lastUsed = used;
        seconds.ifPresent(this::at);
      }
    }

    private void at(double seconds) {
      first = stamped == 0 ? seconds : first;
      last = seconds;
      stamped++;
    }

    private static Comparator<RefusedMapping> order(RefusedMapping mapping) {
      return switch (mapping.cause()) {
        case IMPOSSIBLE, UNTOLD -> BY_SIZE;
        default -> BY_ROOM;
      };
    }

    /** At least one was added. */
    Refusals refusals() {
      boolean trend = !fell && stamped >= LINES_OF_A_TREND && last - first >= SECONDS_OF_A_TREND;
      return new Refusals(
          clearest.orElseThrow(), count, smallest, largest, trend ? last - first : 0);
    }
  }
}

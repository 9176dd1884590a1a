package org.lifeboat.evidence.log;

import java.util.Optional;
import java.util.OptionalDouble;
import org.lifeboat.load.diagnosis.PoolFill;

/** Watches how many slots of a pool are in use from one refusal to the next. */
final class UsedTrend {
  /** So many lines over so long, and never fewer in use: more than a burst of load. */
  private static final int LEAST_LINES = 10;

  private static final double LEAST_SECONDS = 600;

  private long used;
  private int lines;
  private boolean fell;
  private double first;
  private double last;

  /** What a refusal tells, in the order of the log. */
  void add(PoolFill fill, OptionalDouble seconds) {
    fell |= fill.used() < used;
    used = fill.used();
    if (seconds.isPresent()) {
      last = seconds.getAsDouble();
      first = lines == 0 ? last : first;
      lines++;
    }
  }

  /** That it never fell; empty where it did, and where the log is too short to mean anything. */
  Optional<Refusals.Steady> steady() {
    return !fell && lines >= LEAST_LINES && last - first >= LEAST_SECONDS
        ? Optional.of(new Refusals.Steady(lines, last - first))
        : Optional.empty();
  }
}

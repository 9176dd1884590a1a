package org.lifeboat.lab.size;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.lifeboat.engine.render.Sizes;
import org.lifeboat.engine.render.Words;
import org.lifeboat.lab.size.Sizing.Cause;
import org.lifeboat.lab.size.Sizing.Reason;
import org.lifeboat.load.service.Scenario;
import org.lifeboat.load.service.Service.Hang;
import org.lifeboat.load.service.Service.Tally;
import org.lifeboat.load.slots.PoolShape;
import org.lifeboat.load.slots.Refusal;

/**
 * Why no size is enough: what failed in the largest pool, and which change to the load or to the
 * areas, each tried by itself, would have mended it.
 */
final class Reasons {
  private static final int NAMED = 3;

  /** What no pool has room for, whoever else uses it. */
  private static final Set<Refusal> NEVER_FITS =
      Set.of(Refusal.LONGER_THAN_SEGMENT, Refusal.LONGER_THAN_BOUNDARY);

  private final Sweep sweep;
  private final Trial largest;
  private final double bound;
  private final List<Reason> found = new ArrayList<>();

  Reasons(Sweep sweep, Trial largest, double bound) {
    this.sweep = sweep;
    this.largest = largest;
    this.bound = bound;
  }

  /** All of them, the most lasting first; at least one. */
  List<Reason> all() {
    largest.service().hang().ifPresent(hang -> add(Cause.ENDLESS_SEARCH, endless(hang)));
    if (share(largest.service().total().unreachable()) > bound) {
      add(Cause.OUT_OF_REACH, names(t -> t.unreachable() > 0) + " cannot reach the bounce buffer");
    }
    neverFits();
    if (contended(largest) > bound) {
      contention();
    }
    if (found.isEmpty()) {
      add(Cause.UNKNOWN, "several things come together: none of them alone is the reason");
    }
    return found;
  }

  private static String endless(Hang hang) {
    return "a search never ends, with the area locked: %s asks for %s at %s while %s of the buffer are in use"
        .formatted(
            hang.workload(),
            Words.count(hang.bytes(), "byte"),
            Sizes.address(hang.address()),
            Words.count(hang.usedSlots(), "slot"));
  }

  private void neverFits() {
    if (share(refused(Refusal.LONGER_THAN_SEGMENT)) > bound) {
      add(
          Cause.LONGER_THAN_SEGMENT,
          names(t -> t.refused().containsKey(Refusal.LONGER_THAN_SEGMENT))
              + " asks for more than 256 KB at once, which lies in no segment of 128 slots");
    }
    if (share(refused(Refusal.LONGER_THAN_BOUNDARY)) > bound) {
      add(
          Cause.LONGER_THAN_BOUNDARY,
          names(t -> t.refused().containsKey(Refusal.LONGER_THAN_BOUNDARY))
              + " asks for more than lies between two of its segment boundaries");
    }
  }

  private void contention() {
    if (mends("", Changes::withoutLeaks)) {
      add(
          Cause.LEAK,
          names(t -> t.leaked() > 0)
              + " forgets to unmap: a larger buffer is full later, and full all the same");
      return;
    }
    if (largest.pool().filter(p -> p.areas() > 1).isPresent()
        && mends(",1", UnaryOperator.identity())) {
      add(
          Cause.AREAS,
          "the buffer is divided into %s areas, and no one of them has room; as one area (swiotlb=%s,1) it is enough"
              .formatted(largest.pool().get().areas(), largest.slots()));
    }
    if (mends("", Changes::withoutAlignment)) {
      add(Cause.ALIGNMENT, "an alignment mask leaves too few places; without any, it is enough");
    }
    if (mends("", Changes::withoutBoundaries)) {
      add(Cause.BOUNDARY, "a segment boundary leaves too few places; without any, it is enough");
    }
    if (largest.slots() < PoolShape.MOST_SLOTS && share(refused(Refusal.POOL_FULL)) > bound) {
      add(
          Cause.NO_ROOM,
          "the buffer is full, and no larger one than %s fits below 4 GB here"
              .formatted(Sizes.human(largest.bytes())));
    }
  }

  private boolean mends(String areas, UnaryOperator<Scenario> change) {
    Optional<Trial> trial = sweep.with(largest.slots(), areas, change);
    return trial.filter(t -> t.service().hang().isEmpty() && contended(t) <= bound).isPresent();
  }

  /** Share of the mappings that found no room although a pool could have it. */
  private static double contended(Trial trial) {
    Tally total = trial.service().total();
    long refused =
        total.refused().entrySet().stream()
            .filter(e -> !NEVER_FITS.contains(e.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return total.asked() == 0 ? 0 : (double) refused / total.asked();
  }

  private long refused(Refusal why) {
    return largest.service().total().refused().getOrDefault(why, 0L);
  }

  private double share(long mappings) {
    long asked = largest.service().total().asked();
    return asked == 0 ? 0 : (double) mappings / asked;
  }

  private String names(Predicate<Tally> whose) {
    List<String> names =
        largest.service().byWorkload().stream()
            .filter(w -> whose.test(w.tally()))
            .map(w -> w.workload())
            .toList();
    return Words.list(names, NAMED);
  }

  private void add(Cause cause, String sentence) {
    found.add(new Reason(cause, sentence));
  }
}

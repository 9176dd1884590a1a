package org.lifeboat.load.service;

import java.util.Optional;
import org.lifeboat.load.chance.Chance;
import org.lifeboat.load.chance.Sampler;
import org.lifeboat.load.workload.Arrivals;
import org.lifeboat.load.workload.Distribution;

/** The moments at which an open workload asks, one after the other. */
final class Moments {
  /** Instead of a moment: there is none in the time that is simulated. */
  static final long NEVER = Long.MAX_VALUE;

  private static final double NANOS_PER_SECOND = 1e9;

  private final Sampler gap;
  private final boolean isSilent;
  private final Optional<Phases> phases;
  private final Chance chance;
  private final long endNanos;

  private long made;
  private long at;

  /**
   * Those of a workload, up to an end.
   *
   * @param mappings how many may come in all
   */
  Moments(Arrivals.Open open, Chance chance, long endNanos, long mappings) {
    this.endNanos = endNanos;
    this.chance = chance.part(0);
    isSilent = !(open.perSecond() > 0);
    gap = Sampler.of(new Distribution.Exponential(NANOS_PER_SECOND / open.perSecond()));
    phases = open.pauses().map(pauses -> new Phases(pauses, chance.part(1), endNanos, mappings));
  }

  /** The next moment, not before the one before; {@link #NEVER} from the end on. */
  long next() {
    if (isSilent || at == NEVER) {
      return NEVER;
    }
    long work = gap.at(chance.unit(made++), 0, NEVER);
    at = phases.isEmpty() ? sum(at, work) : phases.get().after(at, work);
    if (at > endNanos) {
      at = NEVER;
    }
    return at;
  }

  /** A time after another, at most {@link #NEVER}. */
  static long sum(long time, long later) {
    return later > NEVER - time ? NEVER : time + later;
  }
}

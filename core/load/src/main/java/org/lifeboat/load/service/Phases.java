package org.lifeboat.load.service;

import org.lifeboat.load.chance.Chance;
import org.lifeboat.load.chance.Sampler;
import org.lifeboat.load.workload.Arrivals;

/** A workload's times of work and of rest, in turn. */
final class Phases {
  /** How many pass for each mapping that may come, before the workload falls silent. */
  private static final long PER_MAPPING = 1024;

  /** A few seconds' work; from here on it is two for each mapping. */
  private static final long MANY = 1L << 28;

  private final Sampler on;
  private final Sampler off;
  private final Chance onChance;
  private final Chance offChance;
  private final long endNanos;

  private long left;
  private long number;
  private long workLeft;

  /**
   * Those of a workload; the first begins at 0.
   *
   * @param endNanos when nobody looks any more
   * @param mappings how many may come in all
   */
  Phases(Arrivals.Pauses pauses, Chance chance, long endNanos, long mappings) {
    on = Sampler.of(pauses.on());
    off = Sampler.of(pauses.off());
    onChance = chance.part(1);
    offChance = chance.part(2);
    this.endNanos = endNanos;
    left = most(mappings);
    workLeft = work();
  }

  /** How many may pass for so many mappings. */
  static long most(long mappings) {
    long each = Math.min(mappings, Moments.NEVER / PER_MAPPING);
    return Math.min(each * PER_MAPPING, Math.max(MANY, 2 * each));
  }

  /**
   * When so much work after a time of work is done.
   *
   * @return {@link Moments#NEVER} where that is past the end, or only after very many phases
   */
  long after(long time, long work) {
    long at = time;
    long todo = work;
    while (todo > workLeft) {
      if (at > endNanos || left == 0) {
        return Moments.NEVER;
      }
      todo -= workLeft;
      at = Moments.sum(Moments.sum(at, workLeft), rest());
      left--;
      number++;
      workLeft = work();
    }
    workLeft -= todo;
    return Moments.sum(at, todo);
  }

  private long work() {
    return on.at(onChance.unit(number), 1, Moments.NEVER);
  }

  private long rest() {
    return off.at(offChance.unit(number), 1, Moments.NEVER);
  }
}

package org.lifeboat.experiment.machine;

import java.util.List;
import java.util.SplittableRandom;
import org.lifeboat.experiment.hash.Mixing;

/**
 * Chance for one aspect of one machine: what is drawn depends on the family's seed, the machine's
 * number and the aspect, so that more devices do not change the memory. The bits are those of
 * SplitMix64 (Steele, Lea, Flood 2014), which is {@link SplittableRandom}; what is made of them is
 * made here, so that a later Java makes the same.
 */
final class Draws {
  /** What of a machine is drawn. */
  enum Aspect {
    MEMORY(1),
    LOW_END(2),
    HOLES(3),
    DEVICES(4);

    private final int number;

    Aspect(int number) {
      this.number = number;
    }
  }

  private static final double UNIT = 0x1p-53;

  private final SplittableRandom bits;

  Draws(long seed, int index, Aspect aspect) {
    long machine = Mixing.finish(Mixing.finish(seed) + index * Mixing.GOLDEN);
    bits = new SplittableRandom(Mixing.finish(machine + aspect.number * Mixing.GOLDEN));
  }

  /** From 0 to one less than {@code bound}, which is at least 1 and at most 2^40. */
  long below(long bound) {
    return (bits.nextLong() >>> 1) % bound;
  }

  /** From 0 to 1, exclusive. */
  double unit() {
    return (bits.nextLong() >>> 11) * UNIT;
  }

  <T> T oneOf(List<T> all) {
    return all.get((int) below(all.size()));
  }
}

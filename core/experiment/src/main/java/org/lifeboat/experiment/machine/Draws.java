package org.lifeboat.experiment.machine;

import java.util.List;
import java.util.SplittableRandom;

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

  /** 2^64 divided by the golden ratio, odd: neighbouring numbers get far apart. */
  private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;

  private static final double UNIT = 0x1p-53;

  private final SplittableRandom bits;

  Draws(long seed, int index, Aspect aspect) {
    long machine = mixed(mixed(seed) + index * GOLDEN);
    bits = new SplittableRandom(mixed(machine + aspect.number * GOLDEN));
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

  /** The finaliser of SplitMix64, variant 13 of Stafford's. */
  private static long mixed(long value) {
    long once = (value ^ value >>> 30) * 0xbf58_476d_1ce4_e5b9L;
    long twice = (once ^ once >>> 27) * 0x94d0_49bb_1331_11ebL;
    return twice ^ twice >>> 31;
  }
}

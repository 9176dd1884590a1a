package org.lifeboat.experiment.machine;

import java.util.List;
import org.lifeboat.load.chance.Chance;
import org.lifeboat.load.chance.Mixing;

/**
 * Chance for one aspect of one machine: what is drawn depends on the family's seed, the machine's
 * number and the aspect, so that more devices do not change the memory.
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

  private final Chance chance;
  private long drawn;

  Draws(long seed, int index, Aspect aspect) {
    long machine = Mixing.finish(Mixing.finish(seed) + index * Mixing.GOLDEN);
    chance = new Chance(machine).part(aspect.number);
  }

  /** From 0 to one less than {@code bound}, which is at least 1 and at most 2^40. */
  long below(long bound) {
    return chance.below(drawn++, bound);
  }

  /** From 0 to 1, exclusive. */
  double unit() {
    return chance.unit(drawn++);
  }

  <T> T oneOf(List<T> all) {
    return all.get((int) below(all.size()));
  }
}

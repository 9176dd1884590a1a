package org.lifeboat.lab.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.lifeboat.api.memory.MemoryRange;

/** A set of ranges is a set of addresses, below and above 2^63. */
class AddressSetTest {
  private static final int SPAN = 40;

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void everyQuestionIsAnsweredAsBySingleAddresses(@ForAll Random random) {
    long origin = random.nextBoolean() ? 0 : Long.MIN_VALUE - SPAN / 2;
    AddressSet set = new AddressSet();
    BitSet model = new BitSet();
    for (int i = 0; i < 60; i++) {
      int from = random.nextInt(SPAN);
      int to = from + random.nextInt(SPAN - from + 1);
      MemoryRange range = new MemoryRange(origin + from, origin + to);
      if (from < to) {
        BitSet part = model.get(from, to);
        assertThat(set.overlaps(range)).isEqualTo(!part.isEmpty());
        assertThat(set.contains(range)).isEqualTo(part.cardinality() == to - from);
      }
      if (random.nextBoolean()) {
        set.add(range);
        model.set(from, to);
      } else {
        set.remove(range);
        model.clear(from, to);
      }
    }
  }
}

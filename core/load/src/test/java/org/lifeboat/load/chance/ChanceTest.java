package org.lifeboat.load.chance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class ChanceTest {
  @Property
  void bitsAreThoseOfSplitMix64(@ForAll long seed) {
    SplittableRandom java = new SplittableRandom(seed);
    Chance chance = new Chance(seed);

    assertThat(LongStream.range(0, 20).map(chance::bits))
        .containsExactly(java.longs(20).boxed().toArray(Long[]::new));
  }

  @Property
  void drawsKeepTheirBounds(
      @ForAll long seed,
      @ForAll long place,
      @ForAll @LongRange(min = 1, max = 1L << 40) long bound) {
    Chance chance = new Chance(seed);

    assertThat(chance.unit(place)).isBetween(0.0, Math.nextDown(1.0));
    assertThat(chance.below(place, bound)).isBetween(0L, bound - 1);
  }

  @Test
  void partsAreRowsOfTheirOwn() {
    Chance chance = new Chance(1);

    assertThat(
            LongStream.of(
                chance.bits(0),
                chance.part(1).bits(0),
                chance.part(2).bits(0),
                chance.part("nic").bits(0),
                chance.part("cin").bits(0),
                chance.part("").bits(0)))
        .doesNotHaveDuplicates();
    assertThat(chance.part("nic").bits(5)).isEqualTo(new Chance(1).part("nic").bits(5));
  }

  /** The numbers are part of every result: they must never change. */
  @Test
  void numbersStay() {
    assertThat(new Chance(42).bits(0)).isEqualTo(-4767286540954276203L);
    assertThat(new Chance(42).part("nic").unit(7)).isEqualTo(0.8325482311857695);
  }
}

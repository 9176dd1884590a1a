package org.lifeboat.experiment.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.lifeboat.experiment.machine.ByteSizes.Listed;
import org.lifeboat.experiment.machine.ByteSizes.LogUniform;
import org.lifeboat.experiment.machine.Draws.Aspect;
import org.lifeboat.experiment.machine.Weighted.Share;

class DistributionsTest {
  private static final long MB = 1L << 20;
  private static final long GB = 1L << 30;

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  private static Draws draws(int index) {
    return new Draws(7, index, Aspect.MEMORY);
  }

  private static ByteSizes one(long bytes) {
    return new Listed(Weighted.evenly(List.of(bytes)));
  }

  private static Distributions like(ByteSizes memory, ByteSizes lowEnd, ByteSizes holeBytes) {
    Distributions usual = Distributions.USUAL;
    return new Distributions(
        memory, lowEnd, usual.holes(), holeBytes, usual.devices(), usual.maskBits());
  }

  private static Distributions like(Between holes, Between devices, int maskBits) {
    Distributions usual = Distributions.USUAL;
    return new Distributions(
        usual.memory(),
        usual.lowEnd(),
        holes,
        usual.holeBytes(),
        devices,
        Weighted.evenly(List.of(maskBits)));
  }

  @Example
  void theBitsDoNotChangeWithJava() {
    Draws draws = new Draws(42, 17, Aspect.HOLES);

    assertThat(
            List.of(
                draws.below(1000), draws.below(1000), draws.below(1L << 40), draws.below(1L << 40)))
        .containsExactly(557L, 320L, 85_553_397_108L, 1_005_208_678_251L);
    assertThat(draws.unit()).isEqualTo(0.469890891305655);
  }

  @Example
  void aspectsAndNeighboursHaveNothingInCommon() {
    List<Long> all = new ArrayList<>();
    for (long seed : new long[] {0, 1, -1}) {
      for (int index = 0; index < 100; index++) {
        for (Aspect aspect : Aspect.values()) {
          all.add(new Draws(seed, index, aspect).below(1L << 40));
        }
      }
    }

    assertThat(all).doesNotHaveDuplicates();
  }

  @Example
  void weightsAreShares() {
    Weighted<String> weighted = new Weighted<>(List.of(new Share<>("a", 1), new Share<>("b", 3)));
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < 10_000; i++) {
      counts.merge(weighted.draw(draws(i)), 1, Integer::sum);
    }

    assertThat(counts.get("a")).isBetween(2350, 2650);
    assertThat(counts.get("b")).isBetween(7350, 7650);
  }

  @Example
  void eachNumberOfARangeIsAsLikely() {
    int[] counts = new int[4];
    for (int i = 0; i < 10_000; i++) {
      counts[new Between(3, 6).draw(draws(i)) - 3]++;
    }

    assertThat(IntStream.of(counts)).allMatch(c -> c > 2350 && c < 2650);
  }

  @Example
  void eachDoublingOfALogUniformSizeIsAsLikely() {
    ByteSizes sizes = new LogUniform(GB, 1024 * GB, 256 * MB);
    int[] counts = new int[10];
    for (int i = 0; i < 10_000; i++) {
      long size = SizeDraw.of(sizes, draws(i));
      assertThat(size % (256 * MB)).isZero();
      assertThat(size).isBetween(GB, 1024 * GB);
      counts[Math.min(9, 33 - Long.numberOfLeadingZeros(size))]++;
    }

    assertThat(IntStream.of(counts)).allMatch(c -> c > 850 && c < 1150);
  }

  @Example
  void bothEndsOfALogUniformRangeAreReached() {
    ByteSizes sizes = new LogUniform(GB, 4 * GB, GB);

    assertThat(IntStream.range(0, 100).mapToObj(i -> SizeDraw.of(sizes, draws(i))))
        .contains(GB, 4 * GB);
    assertThat(SizeDraw.of(new LogUniform(GB, GB, GB), draws(0))).isEqualTo(GB);
  }

  @Example
  void aDistributionThatCannotBeIsRefused() {
    refused(() -> new Between(3, 2), "from 3 to 2 is no range of numbers: from 0 on, ascending");
    refused(() -> new Between(-1, 2), "from -1 to 2 is no range of numbers: from 0 on, ascending");
    refused(() -> new Weighted<>(List.of()), "there is nothing to choose from: give a value");
    refused(() -> new Share<>("x", 0), "a weight of 0 for x is not in 1 to 1000000");
    refused(() -> one(0), "0 bytes are no size: above 0");
    refused(() -> new LogUniform(GB, 2 * GB, 0), "a step of 0 bytes is not above 0");
    refused(
        () -> new LogUniform(2 * GB, GB, MB),
        "from 2 GB to 1 GB are no sizes in steps of 1 MB: multiples of it above 0, ascending");
    refused(
        () -> new LogUniform(MB, GB, GB),
        "from 1 MB to 1 GB are no sizes in steps of 1 GB: multiples of it above 0, ascending");
  }

  @Example
  void whatNoMachineHasIsRefused() {
    ByteSizes low = one(2 * GB);
    ByteSizes hole = one(4096);
    refused(
        () -> like(one(MB), low, hole),
        "memory from 1 MB to 1 MB is out of bounds: multiples of 1 MB, from 256 MB to 64 TB");
    refused(
        () -> like(one(GB + 4096), low, hole),
        "memory from 1 GB to 1 GB is out of bounds: multiples of 1 MB, from 256 MB to 64 TB");
    refused(
        () -> like(one(8 * GB), one(4 * GB), hole),
        "the end of low RAM from 4 GB to 4 GB is out of bounds: multiples of 1 MB, from 256 MB to"
            + " 3.5 GB");
    refused(
        () -> like(one(8 * GB), low, one(64 * MB)),
        "a hole from 64 MB to 64 MB is out of bounds: multiples of 4 KB, from 4 KB to 16 MB");
    Between few = new Between(0, 3);
    refused(() -> like(new Between(0, 65), few, 32), "65 holes are too many: at most 64");
    refused(() -> like(few, new Between(0, 129), 32), "129 devices are too many: at most 128");
    refused(() -> like(few, few, 0), "a DMA mask of 0 bits is not in 1 to 64");
    refused(() -> like(few, few, 65), "a DMA mask of 65 bits is not in 1 to 64");
  }
}

package org.lifeboat.load.slots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A pool answers as one that walks the kernel's steps does, whatever it is asked. */
final class SlotPoolPropertiesTest {
  private static final int OPERATIONS = 600;

  /** What devices ask of one pool, before chance has its say. */
  record Load(PoolShape shape, List<DmaLimits> devices, double fill, int largest, long seed) {}

  private record Mapping(long busAddress, DmaLimits device) {}

  @Provide
  Arbitrary<Load> loads() {
    return Combinators.combine(
            shapes(),
            devices().list().ofMinSize(1).ofMaxSize(3),
            Arbitraries.doubles().between(0.01, 1.2),
            Arbitraries.of(1, 4, 16, 40, 128, 140),
            Arbitraries.longs())
        .as(Load::new);
  }

  private static Arbitrary<PoolShape> shapes() {
    Arbitrary<Integer> segments =
        Arbitraries.oneOf(Arbitraries.of(1, 2, 4, 8, 16), Arbitraries.integers().between(1, 12));
    Arbitrary<Integer> areas = Arbitraries.of(1, 1, 2, 4, 8, 64, 128);
    Arbitrary<Long> starts = Arbitraries.longs().between(0, 0x7ffff).map(page -> page << 11);
    return Combinators.combine(starts, segments, areas)
        .as((start, count, parts) -> new PoolShape(start, 128 * count, parts));
  }

  private static Arbitrary<DmaLimits> devices() {
    Arbitrary<Long> masks =
        Arbitraries.oneOf(
            Arbitraries.of(0L, 0L, 511L, 2047L, 4095L, 4095L, 8191L, 0xffffL),
            Arbitraries.integers().between(0, 32).map(bits -> (1L << bits) - 1),
            Arbitraries.longs().between(0, 0xffff_ffffL),
            Arbitraries.longs().between(0, 0xffff));
    Arbitrary<Long> boundaries =
        Arbitraries.oneOf(
            Arbitraries.of(0xffff_ffffL, 0L, -1L, 0xffffL, 0x1ffffL, 0x3ffffL),
            Arbitraries.integers().between(0, 64).map(bits -> bits == 64 ? -1 : (1L << bits) - 1));
    return Combinators.combine(masks, boundaries).as(DmaLimits::new);
  }

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
  void likeTheKernelsStepsUpTo62(@ForAll("loads") Load load) {
    agree(load, SearchRule.UNTIL_WRAP);
  }

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
  void likeTheKernelsStepsFrom63On(@ForAll("loads") Load load) {
    agree(load, SearchRule.COUNTED);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void likeTheKernelsStepsBefore512(@ForAll("loads") Load load) {
    agree(load, SearchRule.WITHOUT_ALIGNMENT);
  }

  private static void agree(Load load, SearchRule rule) {
    SlotPool pool = new SlotPool(load.shape(), rule);
    NaivePool naive = new NaivePool(load.shape(), rule);
    Random random = new Random(load.seed());
    List<Mapping> mapped = new ArrayList<>();
    for (int done = 0; done < OPERATIONS; done++) {
      boolean full = pool.usedSlots() >= load.fill() * load.shape().slots();
      if (!mapped.isEmpty() && random.nextInt(100) < (full ? 80 : 30)) {
        Mapping old = mapped.remove(random.nextInt(mapped.size()));
        DmaLimits now = random.nextInt(20) == 0 ? any(load, random) : old.device();
        pool.unmap(old.busAddress(), now);
        naive.unmap(old.busAddress(), now);
      } else {
        DmaLimits device = any(load, random);
        long address = random.nextInt(16) == 0 ? 0 : random.nextLong(1L << random.nextInt(1, 40));
        long bytes = 1L + random.nextInt(2048 * (1 + random.nextInt(load.largest())));
        int processor = random.nextInt(130);
        long got = pool.map(device, address, bytes, processor);
        assertThat(got).isEqualTo(naive.map(device, address, bytes, processor));
        if (got >= 0) {
          mapped.add(new Mapping(got, device));
        }
      }
      assertThat(pool.usedSlots()).isEqualTo(sum(naive.used));
    }
    for (int area = 0; area < naive.used.length; area++) {
      assertThat(pool.usedSlots(area)).isEqualTo(naive.used[area]);
    }
  }

  private static DmaLimits any(Load load, Random random) {
    return load.devices().get(random.nextInt(load.devices().size()));
  }

  private static int sum(int[] used) {
    int all = 0;
    for (int one : used) {
      all += one;
    }
    return all;
  }
}

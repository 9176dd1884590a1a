package org.lifeboat.load.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.lifeboat.load.slots.DmaLimits;
import org.lifeboat.load.slots.PoolShape;
import org.lifeboat.load.slots.Refusal;
import org.lifeboat.load.slots.SearchRule;
import org.lifeboat.load.slots.SlotPool;

/**
 * What three numbers tell of a refusal is never what the pool itself refutes. Areas have a segment
 * at least: of smaller ones, which are left of a halved pool, one may count slots as used that lie
 * in the next, and a mapping of one slot fails with one free.
 */
final class CauseInPoolTest {
  private static final int OPERATIONS = 400;
  private static final long SLOT = 2048;

  /** What devices ask of one pool, before chance has its say. */
  record Load(
      PoolShape shape, SearchRule rule, DmaLimits device, double fill, int largest, long seed) {}

  @Provide
  Arbitrary<Load> loads() {
    Arbitrary<PoolShape> shapes =
        Combinators.combine(Arbitraries.of(1, 2, 4, 8), Arbitraries.of(1, 1, 2, 4))
            .as((each, areas) -> new PoolShape(0x7bee_4000L, 128 * each * areas, areas));
    Arbitrary<DmaLimits> devices =
        Arbitraries.of(
            DmaLimits.USUAL,
            new DmaLimits(511, -1),
            new DmaLimits(4095, 0xffff_ffffL),
            new DmaLimits(0xffff, 0xffff_ffffL),
            new DmaLimits(0, 0xffff));
    return Combinators.combine(
            shapes,
            Arbitraries.of(SearchRule.class),
            devices,
            Arbitraries.doubles().between(0.2, 1.2),
            Arbitraries.of(1, 2, 8, 40, 128, 140),
            Arbitraries.longs())
        .as(Load::new);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void noCauseIsRefuted(@ForAll("loads") Load load) {
    refused(load, CauseInPoolTest::check);
  }

  /** The property is of something: loads as it makes them lead to every cause but two. */
  @Test
  void causesComeUp() {
    Map<Cause, Integer> seen = new EnumMap<>(Cause.class);
    loads().generator(1000).stream(new Random(1))
        .limit(300)
        .forEach(
            load ->
                refused(
                    load.value(),
                    (l, pool, bytes, address) ->
                        seen.merge(told(pool, bytes).cause(), 1, Integer::sum)));

    assertThat(seen)
        .containsOnlyKeys(
            Cause.IMPOSSIBLE, Cause.FULL, Cause.NEARLY_FULL, Cause.FRAGMENTED, Cause.CONSTRAINED);
  }

  private interface OnRefusal {
    void refused(Load load, SlotPool pool, long bytes, long address);
  }

  private static void refused(Load load, OnRefusal listener) {
    SlotPool pool = new SlotPool(load.shape(), load.rule());
    Random random = new Random(load.seed());
    List<Long> mapped = new ArrayList<>();
    for (int done = 0; done < OPERATIONS; done++) {
      boolean full = pool.usedSlots() >= load.fill() * load.shape().slots();
      if (!mapped.isEmpty() && random.nextInt(100) < (full ? 80 : 20)) {
        pool.unmap(mapped.remove(random.nextInt(mapped.size())), load.device());
        continue;
      }
      long bytes = 1 + random.nextLong(SLOT * load.largest());
      long address = random.nextLong(1L << 30);
      long got = pool.map(load.device(), address, bytes, random.nextInt(8));
      if (got >= 0) {
        mapped.add(got);
      } else if (got == SlotPool.FULL) {
        listener.refused(load, pool, bytes, address);
      }
    }
  }

  private static RefusedMapping told(SlotPool pool, long bytes) {
    return new RefusedMapping(
        bytes, Optional.of(new PoolFill(pool.shape().slots(), pool.usedSlots())));
  }

  private static void check(Load load, SlotPool pool, long bytes, long address) {
    RefusedMapping told = told(pool, bytes);
    Refusal known = pool.refusal(load.device(), address, bytes);
    long free = (long) pool.shape().slots() - pool.usedSlots();
    boolean demandsNothing = load.device().equals(DmaLimits.USUAL);
    switch (told.cause()) {
      case IMPOSSIBLE -> assertThat(known).isEqualTo(Refusal.LONGER_THAN_SEGMENT);
      case FULL -> assertThat(free).isZero();
      case NEARLY_FULL -> {
        assertThat(free).isPositive();
        assertThat(free < told.slots() || !demandsNothing && 8 * free <= pool.shape().slots())
            .isTrue();
      }
      case FRAGMENTED -> {
        assertThat(free).isGreaterThanOrEqualTo(told.slots());
        if (demandsNothing) {
          assertThat(known).isIn(Refusal.FRAGMENTED, Refusal.AREAS_FULL);
        }
      }
      case CONSTRAINED -> assertThat(!demandsNothing && hasRoom(pool, bytes)).isTrue();
      default -> throw new AssertionError(told.cause() + " of a pool that says how full it is");
    }
    if (known == Refusal.AREAS_FULL) {
      assertThat(told.areasMayLack(pool.areas()) || told.slots() < needed(load, address, bytes))
          .isTrue();
    }
  }

  /** With the bytes between a slot's start and the buffer. */
  private static long needed(Load load, long address, long bytes) {
    return (bytes + (address & load.device().minAlignMask() & SLOT - 1) + SLOT - 1) / SLOT;
  }

  /** For a device that demands nothing. */
  private static boolean hasRoom(SlotPool pool, long bytes) {
    long got = pool.map(DmaLimits.USUAL, SLOT, bytes, 0);
    if (got >= 0) {
      pool.unmap(got, DmaLimits.USUAL);
    }
    return got >= 0;
  }
}

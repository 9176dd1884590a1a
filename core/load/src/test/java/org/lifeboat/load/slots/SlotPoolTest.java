package org.lifeboat.load.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lifeboat.load.slots.SlotPool.ENDLESS;
import static org.lifeboat.load.slots.SlotPool.FULL;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rules of kernel/dma/swiotlb.c one by one; the numbers are those of the facts sheet of Linux
 * 6.1 (2.7 and 2.8).
 */
final class SlotPoolTest {
  private static final long START = 0x1f10_0000;
  private static final int SLOT = 2048;
  private static final int SEGMENT = 128;

  /** A buffer at the start of a page. */
  private static final long PAGE = 0x10_0000;

  private static final DmaLimits PLAIN = DmaLimits.USUAL;
  private static final DmaLimits NVME = new DmaLimits(4095, 0xffff_ffffL);

  private static SlotPool pool(int slots, int areas) {
    return new SlotPool(new PoolShape(START, slots, areas), SearchRule.UNTIL_WRAP);
  }

  private static long slot(long slot) {
    return START + slot * SLOT;
  }

  private static long map(SlotPool pool, int slots) {
    return pool.map(PLAIN, PAGE, (long) slots * SLOT, 0);
  }

  /** Takes all of a pool of one area, a slot at a time. */
  private static void fill(SlotPool pool) {
    while (map(pool, 1) != FULL) {}
  }

  private static void unmap(SlotPool pool, int first, int end) {
    for (int slot = first; slot < end; slot++) {
      pool.unmap(slot(slot), PLAIN);
    }
  }

  @Nested
  class Size {
    @Test
    void rule271bitsOfTheBufferBelowASlotAreKeptAndTakeRoom() {
      SlotPool pool = pool(512, 1);
      DmaLimits keeps511 = new DmaLimits(511, -1);

      assertThat(pool.map(keeps511, PAGE + 0x1234, SLOT, 0)).isEqualTo(slot(0) + 0x34);
      assertThat(pool.usedSlots()).isEqualTo(2);
      assertThat(pool.map(PLAIN, PAGE + 0x1234, SLOT, 0)).isEqualTo(slot(2));
      assertThat(pool.usedSlots()).isEqualTo(3);
    }

    @Test
    void rule274LongestIsASegment() {
      SlotPool pool = pool(512, 1);

      assertThat(map(pool, SEGMENT)).isEqualTo(slot(0));
      assertThat(pool.map(PLAIN, PAGE, SEGMENT * SLOT + 1, 0)).isEqualTo(FULL);
      assertThat(pool.map(PLAIN, PAGE, Long.MAX_VALUE, 0)).isEqualTo(FULL);
      assertThat(pool.map(NVME, PAGE + 0xfff, Long.MAX_VALUE, 0)).isEqualTo(FULL);
      assertThat(pool.usedSlots()).isEqualTo(SEGMENT);
    }

    @ParameterizedTest
    @CsvSource({"0, 262144", "511, 260096", "2047, 260096", "4095, 258048", "8191, 253952"})
    void rule281promiseLeavesRoomForTheMask(long mask, long bytes) {
      assertThat(SlotPool.maxMappingBytes(new DmaLimits(mask, 0))).isEqualTo(bytes);
    }

    @Test
    void nothingCannotBeMapped() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> pool(128, 1).map(PLAIN, PAGE, 0, 0))
          .withMessage("a mapping of 0 bytes; 1 or more is right");
    }
  }

  @Nested
  class Areas {
    @Test
    void rule272searchBeginsInTheProcessorsAreaAndGoesUpAndAround() {
      SlotPool pool = pool(512, 4);

      assertThat(pool.map(PLAIN, PAGE, SEGMENT * SLOT, 2)).isEqualTo(slot(256));
      assertThat(pool.map(PLAIN, PAGE, SEGMENT * SLOT, 6)).isEqualTo(slot(384));
      assertThat(pool.map(PLAIN, PAGE, SEGMENT * SLOT, 2)).isEqualTo(slot(0));
      assertThat(pool.usedSlots(0)).isEqualTo(SEGMENT);
      assertThat(pool.usedSlots(1)).isZero();
    }

    @Test
    void rule272releaseGoesByTheSlot() {
      SlotPool pool = pool(512, 4);
      long mapped = pool.map(PLAIN, PAGE, 3 * SLOT, 1);

      pool.unmap(mapped, PLAIN);

      assertThat(pool.usedSlots(1)).isZero();
      assertThat(pool.usedSlots()).isZero();
    }

    @Test
    void rule238areasBelowASegmentShareItAndAMappingMayReachIntoTheNext() {
      SlotPool pool = pool(512, 64); // 8 slots each
      pool.map(PLAIN, PAGE, SLOT, 0);

      assertThat(pool.map(PLAIN, PAGE, 7 * SLOT, 0)).isEqualTo(slot(2)); // steps of a page

      assertThat(pool.usedSlots(0)).isEqualTo(8);
      assertThat(pool.usedSlots(1)).isZero();
      assertThat(pool.map(PLAIN, PAGE, SLOT, 1)).isEqualTo(slot(9));
      pool.unmap(slot(2), PLAIN);
      assertThat(pool.usedSlots(0)).isEqualTo(1);
    }

    @Test
    void before512thereIsOne() {
      SlotPool pool = new SlotPool(new PoolShape(START, 512, 4), SearchRule.WITHOUT_ALIGNMENT);

      assertThat(pool.map(PLAIN, PAGE, SLOT, 3)).isEqualTo(slot(0));
      assertThat(pool.usedSlots(0)).isEqualTo(1);
      assertThatThrownBy(() -> pool.usedSlots(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Nested
  class Search {
    @Test
    void rule273searchGoesOnWhereTheLastOneEnded() {
      SlotPool pool = pool(512, 1);
      pool.unmap(map(pool, 1), PLAIN);

      assertThat(map(pool, 1)).isEqualTo(slot(1));
    }

    @Test
    void rule273searchComesBackToTheStart() {
      SlotPool pool = pool(128, 1);
      fill(pool);
      unmap(pool, 4, 5);

      assertThat(map(pool, 1)).isEqualTo(slot(4));
    }

    @Test
    void rule273pagesLieOnPages() {
      SlotPool pool = pool(512, 1);
      map(pool, 1);

      assertThat(map(pool, 2)).isEqualTo(slot(2));
      assertThat(pool.map(PLAIN, PAGE, 4095, 0)).isEqualTo(slot(4));
      assertThat(pool.map(PLAIN, PAGE, 4095, 0)).isEqualTo(slot(6));
    }

    @Test
    void rule273addressKeepsTheBitsOfTheMask() {
      SlotPool pool = pool(512, 1);

      assertThat(pool.map(NVME, PAGE + 0x800, 16, 0)).isEqualTo(slot(1));
      assertThat(pool.map(NVME, PAGE + 0xfff, 16, 0)).isEqualTo(slot(3) + 0x7ff);
      assertThat(pool.map(NVME, PAGE, 4096, 0)).isEqualTo(slot(8)); // every fourth slot
    }

    @Test
    void rule273alignmentOfABufferAtAddress0isNotTested() {
      SlotPool pool = pool(512, 1);
      map(pool, 1);

      assertThat(pool.map(new DmaLimits(0x1fff, -1), 0, 16, 0)).isEqualTo(slot(4));
    }

    @Test
    void rule273mappingDoesNotCrossTheDevicesBoundary() {
      SlotPool pool = pool(512, 1);
      DmaLimits every64k = new DmaLimits(0, 0xffff);
      map(pool, 28);

      assertThat(pool.map(every64k, PAGE, 6 * SLOT, 0)).isEqualTo(slot(32));
      assertThat(pool.map(every64k, PAGE, 33 * SLOT, 0)).isEqualTo(FULL);
      assertThat(pool.map(every64k, PAGE, 32 * SLOT, 0)).isEqualTo(slot(64));
    }

    @Test
    void rule2710runThatBeginsBetweenTheStepsIsNotSeen() {
      SlotPool pool = pool(128, 1);
      fill(pool);
      unmap(pool, 5, 7);

      assertThat(map(pool, 2)).isEqualTo(FULL);
      assertThat(pool.refusal(PLAIN, PAGE, 2 * SLOT)).isEqualTo(Refusal.FRAGMENTED);
    }
  }

  @Nested
  class Release {
    @Test
    void rule276runsGrowTogetherWithinASegmentAndNotAcrossTwo() {
      SlotPool pool = pool(256, 1);
      fill(pool);
      unmap(pool, 126, 128);
      unmap(pool, 130, 132);
      unmap(pool, 128, 130);

      assertThat(map(pool, 6)).isEqualTo(FULL);
      assertThat(map(pool, 4)).isEqualTo(slot(128));
    }

    @Test
    void rule2711maskThatLostBitsLosesASlot() {
      SlotPool pool = pool(512, 1);
      long mapped = pool.map(new DmaLimits(511, -1), PAGE + 1, 2 * SLOT, 0);

      pool.unmap(mapped, PLAIN);

      assertThat(pool.usedSlots()).isEqualTo(1);
      assertThatIllegalArgumentException().isThrownBy(() -> pool.unmap(slot(2), PLAIN));
      assertThat(map(pool, SEGMENT)).isEqualTo(slot(128));
    }

    @ParameterizedTest
    @CsvSource({"0", "0x1f100800", "0x1f10c001", "0x1f500000", "-1"})
    void whatIsNotMappedCannotBeUnmapped(String address) {
      SlotPool pool = pool(512, 1);
      map(pool, 2);
      map(pool, 1);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> pool.unmap(Long.decode(address), PLAIN))
          .withMessage("nothing is mapped at 0x%x", Long.decode(address));
      assertThat(pool.usedSlots()).isEqualTo(3);
    }

    @Test
    void nothingIsUnmappedTwice() {
      SlotPool pool = pool(512, 1);
      pool.unmap(map(pool, 2), PLAIN);

      assertThatIllegalArgumentException().isThrownBy(() -> pool.unmap(slot(0), PLAIN));
    }
  }

  @Nested
  class Endless {
    private static final long ODD = PAGE + 0x800;
    private static final long TOO_LONG = (SEGMENT + 1) * SLOT;

    private SlotPool begun(SearchRule rule) {
      SlotPool pool = new SlotPool(new PoolShape(START, 512, 1), rule);
      map(pool, 1);
      return pool;
    }

    @Test
    void rule279searchThatLeftItsGridNeverEndsAndChangesNothing() {
      SlotPool pool = begun(SearchRule.UNTIL_WRAP);

      assertThat(pool.map(NVME, ODD, TOO_LONG, 0)).isEqualTo(ENDLESS);

      assertThat(pool.usedSlots()).isEqualTo(1);
      assertThat(map(pool, 1)).isEqualTo(slot(1));
    }

    @Test
    void rule279searchEndsWhereTheAreasFirstSlotFitsTheBuffer() {
      assertThat(begun(SearchRule.UNTIL_WRAP).map(NVME, PAGE, TOO_LONG, 0)).isEqualTo(FULL);
    }

    @Test
    void rule279searchEndsWhereItBeganAtTheAreasFirstSlot() {
      assertThat(pool(512, 1).map(NVME, ODD, TOO_LONG, 0)).isEqualTo(FULL);
    }

    @Test
    void rule279areaThatHasTooFewFreeSlotsIsNotSearched() {
      SlotPool pool = pool(256, 1);
      map(pool, 128);

      assertThat(pool.map(NVME, ODD, TOO_LONG, 0)).isEqualTo(FULL);
    }

    @Test
    void rule96countingSearchEnds() {
      assertThat(begun(SearchRule.COUNTED).map(NVME, ODD, TOO_LONG, 0)).isEqualTo(FULL);
      assertThat(begun(SearchRule.COUNTED).map(new DmaLimits(4095, 4095), ODD, 3 * SLOT, 0))
          .isEqualTo(FULL);
    }

    @Test
    void beforeAlignmentCountedNothingWasEndless() {
      assertThat(begun(SearchRule.WITHOUT_ALIGNMENT).map(NVME, ODD, TOO_LONG, 0)).isEqualTo(FULL);
      assertThat(begun(SearchRule.WITHOUT_ALIGNMENT).map(NVME, ODD + 1, SLOT, 0))
          .isEqualTo(slot(1));
    }

    @Test
    @Timeout(10)
    void itIsFoundOutWithoutWalking() {
      SlotPool pool =
          new SlotPool(new PoolShape(0, PoolShape.MOST_SLOTS, 1), SearchRule.UNTIL_WRAP);
      map(pool, 1);

      for (int i = 0; i < 1_000_000; i++) {
        assertThat(pool.map(NVME, ODD, TOO_LONG, 0)).isEqualTo(ENDLESS);
      }
    }
  }

  @Test
  @Timeout(10)
  void whatLiesFarApartIsFoundWithoutLookingBetween() {
    SlotPool pool = new SlotPool(new PoolShape(0, PoolShape.MOST_SLOTS, 1), SearchRule.COUNTED);
    DmaLimits far = new DmaLimits(0x3fff_ffff, -1);
    long buffer = 0x2000_3000;

    assertThat(pool.map(far, buffer, SLOT, 0)).isEqualTo(buffer);
    assertThat(pool.map(far, buffer, SLOT, 0)).isEqualTo(buffer + 0x4000_0000L);
    assertThat(pool.map(far, buffer, SLOT, 0)).isEqualTo(buffer + 0x8000_0000L);
    assertThat(pool.map(far, buffer, SLOT, 0)).isEqualTo(buffer + 0xc000_0000L);
    for (int i = 0; i < 200_000; i++) {
      assertThat(pool.map(far, buffer, SLOT, 0)).isEqualTo(FULL);
    }
  }

  @Nested
  class Refusals {
    private final SlotPool pool = pool(512, 4);

    private Refusal refusal(DmaLimits device, int slots) {
      return pool.refusal(device, PAGE, (long) slots * SLOT);
    }

    @Test
    void theMostLastingReasonIsNamed() {
      assertThat(refusal(PLAIN, 129)).isEqualTo(Refusal.LONGER_THAN_SEGMENT);
      assertThat(refusal(new DmaLimits(0, 0xffff), 33)).isEqualTo(Refusal.LONGER_THAN_BOUNDARY);
      assertThat(pool(512, 8).refusal(PLAIN, PAGE, 65 * SLOT)).isEqualTo(Refusal.LONGER_THAN_AREA);
    }

    @Test
    void whatIsUsedMakesItFullAsAPoolInItsAreasOrInPieces() {
      for (int area = 0; area < 4; area++) {
        pool.map(PLAIN, PAGE, 100 * SLOT, area);
      }
      assertThat(refusal(PLAIN, 113)).isEqualTo(Refusal.POOL_FULL);
      assertThat(refusal(PLAIN, 112)).isEqualTo(Refusal.AREAS_FULL);
      assertThat(refusal(PLAIN, 28)).isEqualTo(Refusal.FRAGMENTED);
    }

    @Test
    void theOffsetCounts() {
      assertThat(pool.refusal(NVME, PAGE + 1, SEGMENT * SLOT))
          .isEqualTo(Refusal.LONGER_THAN_SEGMENT);
    }
  }
}

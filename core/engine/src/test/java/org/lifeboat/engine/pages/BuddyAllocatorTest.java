package org.lifeboat.engine.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lifeboat.api.memory.Zone.DMA;
import static org.lifeboat.api.memory.Zone.DMA32;
import static org.lifeboat.api.memory.Zone.NORMAL;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.api.memory.PageBlock;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.memory.Zone;

/** The rules of mm/page_alloc.c, one by one. */
class BuddyAllocatorTest {
  private static final long GB = 1L << 18;
  private static final long TB = 1L << 28;

  private final BuddyAllocator pages = new BuddyAllocator(FreeListOrder.TAIL_AT_BOOT);

  private long allocate(int order, Zone highest) {
    return pages.allocate(order, highest).orElseThrow().pfn();
  }

  @Nested
  class HandOver {
    @Test
    void anEmptyAllocatorHasNothing() {
      assertThat(pages.totalFreeBytes()).isZero();
      assertThat(pages.largestFreeOrder(NORMAL)).isEqualTo(-1);
      assertThat(pages.allocate(0, NORMAL)).isEmpty();
    }

    @Test
    void theBouncePoolOfTheRecordedBootCutsIntoTheReferencesBlocks() {
      pages.release(0x7bed4, 0x7fed4, 10);

      assertThat(pages.freeBlocks(DMA32, 10)).isEqualTo(15);
      assertThat(List.of(2, 3, 4, 5, 6, 7, 8, 9))
          .extracting(order -> pages.freeBlocks(DMA32, order))
          .containsExactly(2L, 1L, 1L, 1L, 1L, 1L, 1L, 1L);
      assertThat(pages.freePages(DMA32)).isEqualTo(16384);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, 10})
    void singlePagesAndSmallBlocksMergeIntoTheSameBlocksAsLargeOnes(int maxOrder) {
      pages.release(0x10000, 0x10800, maxOrder);

      assertThat(FreeLists.of(pages)).isEqualTo(Map.of("DMA32/10", List.of(0x10000L, 0x10400L)));
    }

    @Test
    void aRangeAcrossTheZonesIsCutAtTheirBorders() {
      pages.release(1, 2 << 20, 10);

      assertThat(pages.freePages(DMA)).isEqualTo(4095);
      assertThat(pages.freePages(DMA32)).isEqualTo((1 << 20) - 4096);
      assertThat(pages.freePages(NORMAL)).isEqualTo(1 << 20);
      assertThat(pages.totalFreeBytes()).isEqualTo(((2L << 20) - 1) * Pages.SIZE);
    }

    @Test
    void anAdjacentReleaseMergesWithWhatIsFreeOnBothSides() {
      pages.release(0x10001, 0x10003, 10);
      pages.release(0x10004, 0x10008, 10);
      pages.release(0x10000, 0x10001, 10);
      pages.release(0x10003, 0x10004, 0);

      assertThat(FreeLists.of(pages)).isEqualTo(Map.of("DMA32/3", List.of(0x10000L)));
    }

    @Test
    void aReleaseOfNothingOrAboveTheArchitectureIsRefused() {
      assertThatThrownBy(() -> pages.release(5, 5, 10))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> pages.release(-1, 5, 10))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> pages.release(0, 5, 11))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> pages.release(0, (1L << 40) + 1, 10))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class Allocation {
    @Test
    void linux61UsesFreshMemoryFromTheBottomUp() {
      pages.release(0x10000, 0x20000, 10);

      assertThat(allocate(10, DMA32)).isEqualTo(0x10000);
      assertThat(allocate(10, DMA32)).isEqualTo(0x10400);
    }

    @Test
    void linux26UsesFreshMemoryFromTheTopDownIn4MbUnitsAscendingInsideEach() {
      BuddyAllocator old = new BuddyAllocator(FreeListOrder.HEAD);
      old.release(0x10000, 0x20000, 6);

      assertThat(old.allocate(9, DMA32)).contains(new PageBlock(0x1fc00, 9));
      assertThat(old.allocate(9, DMA32)).contains(new PageBlock(0x1fe00, 9));
      assertThat(old.allocate(9, DMA32)).contains(new PageBlock(0x1f800, 9));
    }

    @Test
    void aSplitKeepsTheLowerHalfAndLeavesOneUpperHalfOfEachOrder() {
      pages.release(0x10000, 0x10400, 10);

      assertThat(allocate(0, DMA32)).isEqualTo(0x10000);
      for (int order = 0; order < 10; order++) {
        assertThat(FreeLists.blocks(pages, DMA32, order)).containsExactly(0x10000 + (1L << order));
      }
    }

    @Test
    void theSmallestOrderThatFitsIsTakenBeforeALargerOneIsSplit() {
      pages.release(0x10000, 0x10400, 10);
      pages.release(0x20000, 0x20008, 10);

      assertThat(allocate(2, DMA32)).isEqualTo(0x20000);
    }

    @Test
    void sixtyFourMegabytesLateAreImpossibleSinceOneBlockHasAtMostFour() {
      pages.release(GB, 64 * GB, 10);

      assertThat(pages.allocate(Pages.order(64 << 20), NORMAL)).isEmpty();
      assertThat(pages.allocate(Pages.order(4 << 20), NORMAL)).isPresent();
    }

    @Test
    void lowerZonesAreTriedAndHigherOnesNever() {
      pages.release(0x100, 0x200, 10);
      pages.release(0x100000, 0x100400, 10);

      assertThat(allocate(8, NORMAL)).isEqualTo(0x100000);
      assertThat(allocate(8, DMA32)).isEqualTo(0x100);
      assertThat(pages.allocate(0, DMA32)).isEmpty();
      assertThat(pages.allocate(0, NORMAL)).isPresent();
    }

    @Test
    void aNegativeOrderIsRefused() {
      assertThatThrownBy(() -> pages.allocate(-1, NORMAL))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class Freeing {
    @ParameterizedTest
    @EnumSource
    void freeingWhatWasAllocatedMergesBackToTheWholeBlock(FreeListOrder order) {
      BuddyAllocator any = new BuddyAllocator(order);
      any.release(0x10000, 0x10400, 10);
      PageBlock first = any.allocate(0, DMA32).orElseThrow();
      PageBlock second = any.allocate(5, DMA32).orElseThrow();

      any.free(first);
      any.free(second);

      assertThat(FreeLists.of(any)).isEqualTo(Map.of("DMA32/10", List.of(0x10000L)));
    }

    @Test
    void aFreedBlockIsTheNextToBeHandedOut() {
      pages.release(0x10000, 0x20000, 10);
      PageBlock taken = pages.allocate(10, DMA32).orElseThrow();
      pages.free(taken);

      assertThat(pages.allocate(10, DMA32)).contains(taken);
    }

    @Test
    void linux61PutsABlockLastWhoseNextLargerBuddyIsFree() {
      pages.release(0x10002, 0x10004, 10);
      pages.release(0x20001, 0x20002, 10);
      pages.free(new PageBlock(0x10000, 0));

      assertThat(FreeLists.blocks(pages, DMA32, 0)).containsExactly(0x20001L, 0x10000L);
    }

    @Test
    void linux26PutsItFirst() {
      BuddyAllocator old = new BuddyAllocator(FreeListOrder.HEAD);
      old.release(0x10002, 0x10004, 10);
      old.release(0x20001, 0x20002, 10);
      old.free(new PageBlock(0x10000, 0));

      assertThat(FreeLists.blocks(old, DMA32, 0)).containsExactly(0x10000L, 0x20001L);
    }

    @Test
    void blocksDoNotMergeAcrossZones() {
      pages.free(new PageBlock(0xc00, 10));
      pages.free(new PageBlock(0x1000, 10));

      assertThat(pages.freeBlocks(DMA, 10)).isEqualTo(1);
      assertThat(pages.freeBlocks(DMA32, 10)).isEqualTo(1);
    }

    @Test
    void aFrameThatNoAddressNamesIsRefused() {
      assertThatThrownBy(() -> pages.free(new PageBlock(1L << 40, 0)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> pages.free(new PageBlock(-1024, 0)))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void freeingABlockThatIsFreeOrLiesInAFreeOneIsRefused() {
      pages.release(0x10000, 0x10400, 10);

      assertThatThrownBy(() -> pages.free(new PageBlock(0x10000, 10)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("0x10000000-0x10400000");
      assertThatThrownBy(() -> pages.free(new PageBlock(0x10123, 0)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Nested
  @Timeout(10)
  class SixtyFourTerabytes {
    @ParameterizedTest
    @ValueSource(ints = {0, 6, 10})
    void areHandedOverAsOneRun(int maxOrder) {
      pages.release(GB + 1, 64 * TB - 1, maxOrder);

      assertThat(pages.freePages(NORMAL) + pages.freePages(DMA32)).isEqualTo(64 * TB - GB - 2);
      assertThat(pages.area(NORMAL).list(10).runs()).hasSize(1);
    }

    @Test
    void mayLoseBlocksAnywhereAndGetThemBack() {
      pages.release(4 * GB, 64 * TB, 10);
      BuddyAllocator whole = new BuddyAllocator(FreeListOrder.TAIL_AT_BOOT);
      whole.release(4 * GB, 64 * TB, 10);

      List<PageBlock> taken =
          IntStream.range(0, 100_000)
              .mapToObj(i -> pages.allocate(i % 11, NORMAL))
              .flatMap(Optional::stream)
              .toList();
      taken.forEach(pages::free);

      assertThat(taken).hasSize(100_000);
      for (int order = 0; order <= 10; order++) {
        assertThat(pages.freeBlocks(NORMAL, order)).isEqualTo(whole.freeBlocks(NORMAL, order));
      }
    }

    @Test
    void costNoMoreThanOneGigabyte() {
      Duration small = timeOfHandOvers(GB);
      Duration large = timeOfHandOvers(64 * TB);

      assertThat(large).isLessThan(small.multipliedBy(20).plusMillis(50));
    }

    private Duration timeOfHandOvers(long sizePages) {
      long begin = System.nanoTime();
      for (int i = 0; i < 1000; i++) {
        new BuddyAllocator(FreeListOrder.HEAD).release(1, sizePages, 6);
      }
      return Duration.ofNanos(System.nanoTime() - begin);
    }
  }
}

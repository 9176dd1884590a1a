package org.lifeboat.engine.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lifeboat.api.memory.Zone.DMA32;
import static org.lifeboat.api.memory.Zone.NORMAL;

import java.util.BitSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fault leaves and what it takes. */
class FragmentationTest {
  private static final long TB = 1L << 28;

  private static BuddyAllocator memory(long firstPfn, long endPfn) {
    BuddyAllocator pages = new BuddyAllocator(FreeListOrder.TAIL_AT_BOOT);
    pages.release(firstPfn, endPfn, 10);
    return pages;
  }

  private static void mark(BitSet pages, PageRun run) {
    for (long i = 0; i < run.count(); i++) {
      int pfn = (int) (run.firstPfn() + i * run.stridePages());
      assertThat(pages.get(pfn, pfn + (1 << run.order())).isEmpty()).isTrue();
      pages.set(pfn, pfn + (1 << run.order()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 9})
  void ofEachPeriodOneBlockOfEveryOrderUpToTheLargestRemains(int largestOrder) {
    BuddyAllocator pages = memory(0x10000, 0x20000);
    long periods = 0x10000 >> (largestOrder + 1);

    TakenPages taken = new Fragmentation(DMA32, largestOrder, 100, 7).applyTo(pages);

    assertThat(taken.pages()).isEqualTo(periods);
    assertThat(IntStream.rangeClosed(0, 10).mapToLong(o -> pages.freeBlocks(DMA32, o)))
        .containsExactly(
            IntStream.rangeClosed(0, 10)
                .mapToObj(o -> o <= largestOrder ? periods : 0L)
                .toArray(Long[]::new));
  }

  @Test
  void anOrderOfTenAndAShareOfAHundredChangeNothing() {
    for (FreeListOrder listOrder : FreeListOrder.values()) {
      BuddyAllocator pages = new BuddyAllocator(listOrder);
      BuddyAllocator untouched = new BuddyAllocator(listOrder);
      pages.release(0x10001, 0x1fff0, 10);
      untouched.release(0x10001, 0x1fff0, 10);

      assertThat(new Fragmentation(DMA32, 10, 100, 7).applyTo(pages).runs()).isEmpty();
      assertThat(FreeLists.of(pages)).isEqualTo(FreeLists.of(untouched));
    }
  }

  @Test
  void aShareOfNothingTakesEverything() {
    BuddyAllocator pages = memory(0x10001, 0x1fff0);

    assertThat(new Fragmentation(DMA32, 3, 0, 7).applyTo(pages).pages()).isEqualTo(0xffef);
    assertThat(pages.allocate(0, NORMAL)).isEmpty();
  }

  @Test
  void otherZonesAreLeftAlone() {
    BuddyAllocator pages = memory(0x1000, 0x200000);

    new Fragmentation(DMA32, 0, 10, 7).applyTo(pages);

    assertThat(pages.freeBlocks(NORMAL, 10)).isEqualTo(1024);
  }

  @Test
  void theSameSeedTakesTheSamePagesAndAnotherSeedOthers() {
    Fragmentation wish = new Fragmentation(DMA32, 3, 50, 7);
    Fragmentation other = new Fragmentation(DMA32, 3, 50, 8);

    TakenPages taken = wish.applyTo(memory(0x10000, 0x20000));

    assertThat(wish.applyTo(memory(0x10000, 0x20000))).isEqualTo(taken);
    assertThat(other.applyTo(memory(0x10000, 0x20000))).isNotEqualTo(taken);
  }

  @Test
  void aPoolReleasedLaterIsWholeAgain() {
    BuddyAllocator pages = memory(0x10000, 0x20000);
    new Fragmentation(DMA32, 3, 100, 7).applyTo(pages);

    pages.release(0x20000, 0x24000, 0);

    assertThat(pages.freeBlocks(DMA32, 10)).isEqualTo(16);
  }

  @Test
  void boundsAreChecked() {
    assertThatThrownBy(() -> new Fragmentation(DMA32, 11, 100, 0)).hasMessageContaining("0 to 10");
    assertThatThrownBy(() -> new Fragmentation(DMA32, -1, 100, 0)).hasMessageContaining("0 to 10");
    assertThatThrownBy(() -> new Fragmentation(DMA32, 0, 101, 0)).hasMessageContaining("0 to 100");
  }

  @Property(tries = 200)
  void eachPageIsEitherFreeOrTakenAndNoBlockAndNoShareIsLargerThanWished(
      @ForAll @IntRange(min = 0x1000, max = 0x3000) int firstPfn,
      @ForAll @IntRange(min = 1, max = 0x6000) int length,
      @ForAll @IntRange(max = 10) int largestOrder,
      @ForAll @IntRange(max = 100) int keepPercent,
      @ForAll long seed) {
    BuddyAllocator pages = memory(firstPfn, firstPfn + length);
    BitSet all = new BitSet();

    TakenPages taken = new Fragmentation(DMA32, largestOrder, keepPercent, seed).applyTo(pages);

    taken.runs().forEach(run -> mark(all, run));
    for (int order = 0; order <= 10; order++) {
      for (FreeRun run : pages.area(DMA32).list(order).runs()) {
        mark(all, run.blocks(order));
      }
    }
    assertThat(all.nextSetBit(0)).isEqualTo(firstPfn);
    assertThat(all.cardinality()).isEqualTo(length);
    assertThat(pages.largestFreeOrder(DMA32)).isLessThanOrEqualTo(largestOrder);
    assertThat(pages.freePages(DMA32) * 100).isLessThanOrEqualTo((long) length * keepPercent);
    assertThat(pages.freePages(DMA32) + taken.pages()).isEqualTo(length);
  }

  @Property(tries = 100)
  void withoutPinsTheShareIsMissedByLessThanABlock(
      @ForAll @IntRange(min = 1, max = 0x6000) int length,
      @ForAll @IntRange(max = 100) int keepPercent,
      @ForAll long seed) {
    BuddyAllocator pages = memory(0x1000, 0x1000 + length);

    new Fragmentation(DMA32, 10, keepPercent, seed).applyTo(pages);

    assertThat(pages.freePages(DMA32)).isGreaterThan((long) length * keepPercent / 100 - 1024);
  }

  @Test
  @Timeout(10)
  void sixtyFourTerabytesGoToPiecesAsFewRuns() {
    BuddyAllocator pages = memory(1L << 20, 64 * TB);

    TakenPages first = new Fragmentation(NORMAL, 8, 60, 7).applyTo(pages);
    TakenPages second = new Fragmentation(NORMAL, 0, 50, 7).applyTo(pages);

    assertThat(pages.largestFreeOrder(NORMAL)).isZero();
    assertThat(pages.freePages(NORMAL) + first.pages() + second.pages())
        .isEqualTo(64 * TB - (1L << 20));
    assertThat(pages.area(NORMAL).list(0).runs()).hasSizeLessThan(1024);
    long pfn = pages.allocate(0, NORMAL).orElseThrow().pfn();
    assertThat(pages.area(NORMAL).list(0).contains(pfn)).isFalse();
  }
}

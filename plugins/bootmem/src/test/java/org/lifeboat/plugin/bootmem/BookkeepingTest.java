package org.lifeboat.plugin.bootmem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.PageBlock;
import org.lifeboat.api.memory.Region;

/** What is added, reserved, freed and handed over: linux-2.6.32-33.md sections 3.1, 3.5 to 3.9. */
class BookkeepingTest {
  private static final AllocationRequest PAGE = AllocationRequest.of(4096, 4096);

  private final Bootmem bootmem = new Bootmem(new BootmemSettings(true, false));

  @Test
  void onlyWholePagesAreMemory() {
    bootmem.add(new MemoryRange(0x1fff, 0x3fff), 0);
    assertThat(handedOver()).containsExactly(page(2));
  }

  @Test
  void aReservationTakesEveryPageItTouches() {
    bootmem.add(new MemoryRange(0x1000, 0x5000), 0);
    bootmem.reserve(new MemoryRange(0x2fff, 0x3001));
    assertThat(handedOver()).containsExactly(page(1), page(4));
  }

  @Test
  void aReservationHoldsForMemoryThatIsAddedLater() {
    bootmem.reserve(new MemoryRange(0x1000, 0x2000));
    bootmem.add(new MemoryRange(0x1000, 0x3000), 0);
    assertThat(bootmem.allocate(PAGE)).hasValue(0x2000);
    bootmem.free(new MemoryRange(0x1000, 0x2000));
    assertThat(bootmem.allocate(PAGE)).hasValue(0x1000);
  }

  @Test
  void whatIsFreedInPartStaysReserved() {
    bootmem.add(new MemoryRange(0x1000, 0x4000), 0);
    bootmem.reserve(new MemoryRange(0x1000, 0x4000));
    bootmem.free(new MemoryRange(0x1001, 0x3fff));
    assertThat(handedOver()).containsExactly(page(2));
  }

  @Test
  void theNextSearchBeginsWhereMemoryWasFreedBelowTheHint() {
    bootmem.add(new MemoryRange(0x1000, 0x10000), 0);
    for (long address = 0x1000; address < 0x5000; address += 0x1000) {
      assertThat(bootmem.allocate(PAGE)).hasValue(address);
    }
    bootmem.free(new MemoryRange(0x2000, 0x3000));
    assertThat(bootmem.allocate(PAGE)).hasValue(0x2000);
    assertThat(bootmem.allocate(PAGE)).hasValue(0x5000);
  }

  @Test
  void addingMemoryAgainFreesNothing() {
    bootmem.add(new MemoryRange(0x1000, 0x3000), 0);
    assertThat(bootmem.allocate(PAGE)).hasValue(0x1000);
    bootmem.add(new MemoryRange(0x1000, 0x4000), 1);
    assertThat(bootmem.allocate(PAGE.onlyOn(0))).hasValue(0x2000);
    assertThat(bootmem.allocate(PAGE.onlyOn(0))).isEmpty();
    assertThat(bootmem.allocate(PAGE.onlyOn(1))).hasValue(0x3000);
  }

  @Test
  void removedMemoryIsNotFreedAgain() {
    bootmem.add(new MemoryRange(0x1000, 0x5000), 0);
    bootmem.remove(new MemoryRange(0x2800, 0x3800));
    bootmem.free(new MemoryRange(0x2000, 0x4000));
    assertThat(handedOver()).containsExactly(page(1), page(4));
  }

  @Test
  void memoryThatComesBackIsStillTakenWhereItWasAllocated() {
    MemoryRange ram = new MemoryRange(0x1000, 0x3000);
    bootmem.add(ram, 0);
    assertThat(bootmem.allocate(PAGE)).hasValue(0x1000);
    bootmem.remove(ram);
    assertThat(bootmem.allocate(PAGE)).isEmpty();
    bootmem.add(ram, 0);
    assertThat(handedOver()).containsExactly(page(2));
  }

  @Test
  void freeingAndReservingOutsideEveryNodeHasNoEffect() {
    bootmem.add(new MemoryRange(0x1000, 0x2000), 0);
    bootmem.free(new MemoryRange(0x8000, 0x9000));
    bootmem.reserve(new MemoryRange(0x8000, -1));
    assertThat(handedOver()).containsExactly(page(1));
  }

  @Test
  void anEmptyRangeHasNoEffect() {
    bootmem.add(new MemoryRange(0x1000, 0x2000), 0);
    MemoryRange empty = new MemoryRange(0x1800, 0x1800);
    bootmem.reserve(empty);
    bootmem.remove(empty);
    bootmem.free(empty);
    bootmem.add(empty, 3);
    assertThat(handedOver()).containsExactly(page(1));
  }

  @Test
  void theBooksAreTheSetBitsOfEachNodeAscendingAndWithoutHoles() {
    bootmem.reserve(new MemoryRange(0x20_0000, 0x20_1000));
    bootmem.add(new MemoryRange(0x8_0000, 0x8_4000), 0);
    bootmem.add(new MemoryRange(0x1000, 0x3000), 1);
    bootmem.add(new MemoryRange(0x4000, 0x6000), 1);
    bootmem.reserve(new MemoryRange(0x2800, 0x4800));
    bootmem.reserve(new MemoryRange(0x8_0000, 0x8_4000));
    bootmem.free(new MemoryRange(0x8_1000, 0x8_2000));

    assertThat(bootmem.memory())
        .containsExactly(
            region(0x1000, 0x3000, 1), region(0x4000, 0x6000, 1), region(0x8_0000, 0x8_4000, 0));
    assertThat(bootmem.reserved())
        .containsExactly(
            region(0x2000, 0x3000, 1),
            region(0x4000, 0x5000, 1),
            region(0x8_0000, 0x8_1000, 0),
            region(0x8_2000, 0x8_4000, 0));
  }

  @Test
  void memoryOfNoNodeIsNodeZeros() {
    bootmem.add(new MemoryRange(0x1000, 0x2000), Region.NO_NODE);
    assertThat(bootmem.memory()).containsExactly(region(0x1000, 0x2000, 0));
    assertThat(bootmem.allocate(PAGE.onlyOn(0))).hasValue(0x1000);
  }

  private static Region region(long start, long end, int node) {
    return new Region(new MemoryRange(start, end), node);
  }

  @Test
  void nodesAreHandedOverByNumber() {
    bootmem.add(new MemoryRange(0x1000, 0x2000), 1);
    bootmem.add(new MemoryRange(0x8000, 0x9000), 0);
    assertThat(handedOver()).containsExactly(page(8), page(1));
  }

  @Test
  void aLateFreeIsSinglePagesOfTheWholePagesInside() {
    assertThat(Blocks.of(sink -> bootmem.freeLate(new MemoryRange(0x1fff, 0x4001), sink)))
        .containsExactly(page(2), page(3));
    assertThat(Blocks.of(sink -> bootmem.freeLate(new MemoryRange(0x1001, 0x1fff), sink)))
        .isEmpty();
  }

  /** X18: 64 MB at frame 0x20000, as proposed and as merged. */
  @Test
  void theRfcFreesWordsAndTheMergePages() {
    MemoryRange pool = new MemoryRange(0x2000_0000, 0x2400_0000);
    Bootmem proposed = new Bootmem(new BootmemSettings(true, true));

    List<PageBlock> blocks = Blocks.of(sink -> proposed.freeLate(pool, sink));
    assertThat(blocks).hasSize(255 + 64);
    assertThat(blocks.subList(0, 255)).isEqualTo(blocks(0x20000, 0x23fc0, 6));
    assertThat(blocks.subList(255, 319)).isEqualTo(blocks(0x23fc0, 0x24000, 0));
    assertThat(Blocks.of(sink -> bootmem.freeLate(pool, sink)))
        .isEqualTo(blocks(0x20000, 0x24000, 0));
    assertThat(Blocks.of(sink -> proposed.freeLate(new MemoryRange(0x1_1000, 0x40_0000), sink)))
        .as("out of line with the words")
        .isEqualTo(blocks(0x11, 0x400, 0));
  }

  @Test
  void a2632KernelCannotFreeLate() {
    Bootmem old = new Bootmem(new BootmemSettings(false, false));
    assertThatThrownBy(() -> old.freeLate(new MemoryRange(0x1000, 0x2000), (a, b, order) -> {}))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("2.6.33");
  }

  @Test
  void sixtyFourTerabytesCostNoMoreThanTheirRuns() {
    bootmem.add(new MemoryRange(0x10_0000, 64L << 40), 0);
    AllocationRequest huge = AllocationRequest.of(16L << 40, 1L << 30);
    assertThat(bootmem.allocate(huge)).hasValue(1L << 30);
    assertThat(bootmem.allocate(huge)).hasValue((16L << 40) + (1L << 30));
    bootmem.free(MemoryRange.ofSize(1L << 30, 16L << 40));
    List<String> runs = new ArrayList<>();
    bootmem.handOver(
        (first, end, order) -> runs.add("%x-%x order %d".formatted(first, end, order)));
    assertThat(runs)
        .containsExactly(
            "100-100040000 order 6", "200040000-3ffffffc0 order 6", "3ffffffc0-400000000 order 0");
  }

  private List<PageBlock> handedOver() {
    return Blocks.of(bootmem::handOver);
  }

  private static PageBlock page(long pfn) {
    return new PageBlock(pfn, 0);
  }

  private static List<PageBlock> blocks(long firstPfn, long endPfn, int order) {
    return LongStream.range(firstPfn >> order, endPfn >> order)
        .mapToObj(i -> new PageBlock(i << order, order))
        .toList();
  }
}

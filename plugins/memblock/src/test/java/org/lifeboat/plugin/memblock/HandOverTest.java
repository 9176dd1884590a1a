package org.lifeboat.plugin.memblock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.BlockCutter;
import org.lifeboat.api.memory.MemoryRange;

/** What the page allocator gets: linux-6.1.md sections 7.7 and 7.8. */
class HandOverTest {
  private final Memblock memblock = new Memblock();
  private final List<String> runs = new ArrayList<>();

  @Test
  void eachFreeRangeIsOneRunOfWholePagesAscending() {
    memblock.add(new MemoryRange(0x1000, 0x8800), 0);
    memblock.reserve(new MemoryRange(0x2800, 0x4001));
    memblock.handOver(this::record);
    assertThat(runs).containsExactly("1-2 order 10", "5-8 order 10");
  }

  @Test
  void aFreeRangeWithoutAWholePageIsLost() {
    memblock.add(new MemoryRange(0x1001, 0x2fff), 0);
    memblock.handOver(this::record);
    assertThat(runs).isEmpty();
  }

  @Test
  void aPageSharedByTwoNodesIsLost() {
    memblock.add(new MemoryRange(0x1000, 0x2800), 0);
    memblock.add(new MemoryRange(0x2800, 0x4000), 1);
    memblock.handOver(this::record);
    assertThat(runs).containsExactly("1-2 order 10", "3-4 order 10");
  }

  @Test
  void aLateReleaseIsSinglePagesOfTheWholePagesInside() {
    memblock.freeLate(new MemoryRange(0x1fff, 0x5001), this::record);
    memblock.freeLate(new MemoryRange(0x6001, 0x7fff), this::record);
    assertThat(runs).containsExactly("2-5 order 0");
  }

  @Test
  void theBounceBufferOfTheReferenceIsCutAsTheKernelCutsIt() {
    List<Integer> orders = new ArrayList<>();
    memblock.add(new MemoryRange(0x7bed4000L, 0x7fed4000L), 0);
    memblock.handOver(
        (first, end, maxOrder) ->
            BlockCutter.forEachBlock(first, end, maxOrder, (pfn, order) -> orders.add(order)));
    assertThat(orders)
        .startsWith(2, 3, 5, 8, 10)
        .endsWith(10, 9, 7, 6, 4, 2)
        .hasSize(4 + 15 + 5)
        .filteredOn(order -> order == 10)
        .hasSize(15);
  }

  @Test
  void sixtyFourTerabytesAreHandedOverInAsManyRunsAsThereAreRanges() {
    memblock.add(new MemoryRange(0, 64L << 40), 0);
    memblock.reserve(new MemoryRange(0, 0x100000));
    assertThat(
            memblock.allocate(
                AllocationRequest.of(64 << 20, 0x1000).below(AllocationRequest.LOW_LIMIT)))
        .hasValue(0xfbff_f000L);
    memblock.handOver(this::record);
    assertThat(runs).containsExactly("100-fbfff order 10", "fffff-400000000 order 10");
  }

  private void record(long firstPfn, long endPfn, int maxOrder) {
    runs.add("%x-%x order %d".formatted(firstPfn, endPfn, maxOrder));
  }
}

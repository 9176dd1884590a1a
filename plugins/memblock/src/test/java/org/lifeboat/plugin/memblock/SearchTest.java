package org.lifeboat.plugin.memblock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Region;

/** Where memblock finds room: linux-6.1.md section 7.4. */
class SearchTest {
  private static final long GB = 1L << 30;

  private final Memblock memblock = new Memblock();

  @Test
  void theHighestRoomIsTakenFirst() {
    ram(0, 1 * GB, 0);
    assertThat(memblock.allocate(AllocationRequest.of(0x2000, 0x1000))).hasValue(GB - 0x2000);
    assertThat(memblock.allocate(AllocationRequest.of(0x1000, 0x1000))).hasValue(GB - 0x3000);
  }

  @Test
  void bottomUpTheLowestRoomIsTakenButNeverPageZero() {
    ram(0, GB, 0);
    memblock.bottomUp(true);
    assertThat(memblock.allocate(AllocationRequest.of(0x10, 1))).hasValue(0x1000);
    assertThat(memblock.allocate(AllocationRequest.of(0x10, 0x40))).hasValue(0x1040);
  }

  @Test
  void theSizeIsNotRoundedToTheAlignment() {
    ram(0, GB, 0);
    assertThat(memblock.allocate(AllocationRequest.of(100, 0x1000))).hasValue(GB - 0x1000);
    assertThat(memblock.reserved())
        .containsExactly(new Region(MemoryRange.ofSize(GB - 0x1000, 100), Region.NO_NODE));
    assertThat(memblock.allocate(AllocationRequest.of(0x800, 0x800))).hasValue(GB - 0x800);
  }

  @Test
  void pageZeroIsNeverHandedOut() {
    ram(0, 0x2000, 0);
    assertThat(memblock.allocate(AllocationRequest.of(0x1000, 0x1000))).hasValue(0x1000);
    assertThat(memblock.allocate(AllocationRequest.of(1, 1))).isEmpty();
  }

  @Test
  void regionsThatTouchAreNotOneRangeIfTheirNodesDiffer() {
    ram(0x1000, 0x3000, 0);
    ram(0x3000, 0x5000, 1);
    assertThat(memblock.allocate(AllocationRequest.of(0x3000, 0x1000))).isEmpty();
    assertThat(memblock.allocate(AllocationRequest.of(0x2000, 0x1000))).hasValue(0x3000);
  }

  @Test
  void anotherNodeWillDoUnlessTheNodeIsExact() {
    ram(0x1000, 0x3000, 0);
    ram(0x10000, 0x20000, 1);
    AllocationRequest request = AllocationRequest.of(0x4000, 0x1000);
    assertThat(memblock.allocate(request.onlyOn(0))).isEmpty();
    assertThat(memblock.allocate(request.preferablyOn(0))).hasValue(0x1c000);
  }

  @Test
  void memoryOfNoNodeIsForRequestsThatNameNone() {
    ram(0x1000, 0x3000, Region.NO_NODE);
    AllocationRequest request = AllocationRequest.of(0x1000, 0x1000);
    assertThat(memblock.allocate(request.onlyOn(0))).isEmpty();
    assertThat(memblock.allocate(request)).hasValue(0x2000);
  }

  @Test
  void theCurrentLimitBindsRequestsWithoutABoundOnly() {
    ram(0, 2 * GB, 0);
    memblock.limit(GB);
    AllocationRequest request = AllocationRequest.of(0x1000, 0x1000);
    assertThat(memblock.allocate(request)).hasValue(GB - 0x1000);
    assertThat(memblock.allocate(request.below(1))).as("no leak trace").hasValue(GB - 0x2000);
    assertThat(memblock.allocate(request.below(2 * GB))).hasValue(2 * GB - 0x1000);
  }

  @Test
  void aStrictMinimumFailsWhereAPreferredOneFallsBack() {
    ram(0, GB, 0);
    AllocationRequest request = AllocationRequest.of(0x1000, 0x1000);
    assertThat(memblock.allocate(request.above(GB))).isEmpty();
    assertThat(memblock.allocate(request.preferablyAbove(GB))).hasValue(GB - 0x1000);
  }

  @Test
  void theLowLimitLeavesTheLastPageBelow4GbAlone() {
    ram(0, 8 * GB, 0);
    assertThat(
            memblock.allocate(
                AllocationRequest.of(0x1000, 0x1000).below(AllocationRequest.LOW_LIMIT)))
        .hasValue(0xffff_e000L);
  }

  @Test
  void whatIsReservedNeedNotBeMemory() {
    memblock.reserve(new MemoryRange(GB - 0x1000, 3 * GB));
    ram(0, 2 * GB, 0);
    assertThat(memblock.allocate(AllocationRequest.of(0x1000, 0x1000))).hasValue(GB - 0x2000);
  }

  @Test
  void freedMemoryIsFoundAgainAndAFailureReservesNothing() {
    ram(0, GB, 0);
    MemoryRange all = new MemoryRange(0, GB);
    memblock.reserve(all);
    assertThat(memblock.allocate(AllocationRequest.of(1, 1))).isEmpty();
    assertThat(memblock.reserved()).containsExactly(new Region(all, Region.NO_NODE));
    memblock.free(new MemoryRange(0x5001, 0x5002));
    assertThat(memblock.allocate(AllocationRequest.of(1, 1))).hasValue(0x5001);
  }

  @Test
  void sizesAndAlignmentsBeyondAllMemoryFindNothing() {
    ram(0x1000, -1, 0);
    assertThat(memblock.allocate(AllocationRequest.of(-1, 1))).isEmpty();
    memblock.bottomUp(true);
    assertThat(memblock.allocate(AllocationRequest.of(1, 1L << 63).above(-0x1000))).isEmpty();
    assertThat(memblock.allocate(AllocationRequest.of(1, 1L << 63))).hasValue(1L << 63);
  }

  private void ram(long start, long end, int node) {
    memblock.add(new MemoryRange(start, end), node);
  }
}

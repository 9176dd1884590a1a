package org.lifeboat.plugin.bootmem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;

/**
 * The request families of include/linux/bootmem.h and where they land: linux-2.6.32-33.md sections
 * 1.5, 3.2, 3.3 and 9.1.
 */
class RequestFamiliesTest {
  private static final long MB = 1L << 20;
  private static final long GB = 1L << 30;

  /** alloc_bootmem_pages: goal 16 MB. */
  private static final AllocationRequest PAGE =
      AllocationRequest.of(4096, 4096).preferablyAbove(16 * MB);

  /** The 64 MB of swiotlb: alloc_bootmem_low_pages. */
  private static final AllocationRequest POOL =
      AllocationRequest.of(64 * MB, 4096).below(AllocationRequest.LOW_LIMIT);

  /** dma32_reserve_bootmem of arch/x86/kernel/pci-dma.c. */
  private static final AllocationRequest DMA32 =
      AllocationRequest.of(128 * MB, 64 * MB).preferablyAbove(512 * MB);

  private final Bootmem bootmem = new Bootmem(new BootmemSettings(false, false));

  @BeforeEach
  void theKernelImageIsReserved() {
    bootmem.reserve(new MemoryRange(0x100_0000, 0x1a2_a2c0));
  }

  @Test
  void anOrdinaryRequestBeginsAtItsGoalOf16Mb() {
    ram(0, MB, GB);
    assertThat(bootmem.allocate(PAGE)).hasValue(0x1a2_b000);
  }

  @Test
  void anOrdinaryRequestTakesLowMemoryWhenThereIsNoneAboveItsGoal() {
    ram(0, MB, 16 * MB);
    assertThat(bootmem.allocate(PAGE)).hasValue(MB);
  }

  @Test
  void aLowRequestNeverGetsTheLastPageBelow4Gb() {
    ram(0, 4 * GB - 2 * 4096, 5 * GB);
    AllocationRequest low = AllocationRequest.of(64, 64).below(AllocationRequest.LOW_LIMIT);
    assertThat(bootmem.allocate(low)).hasValue(0xffff_e000L);
    assertThat(bootmem.allocate(low)).isEmpty();
    assertThat(bootmem.allocate(AllocationRequest.of(64, 64))).hasValue(0xffff_e040L);
  }

  @Test
  void theBlockHeldForDma32MakesRoomForThePool() {
    ram(0, MB, 3 * GB);
    ram(0, 4 * GB, 5 * GB);
    long held = bootmem.allocate(DMA32).orElseThrow();
    assertThat(held).isEqualTo(0x2000_0000);
    assertThat(bootmem.allocate(PAGE)).as("the hint rules").hasValue(0x2800_0000);
    bootmem.free(MemoryRange.ofSize(held, 128 * MB));
    assertThat(bootmem.allocate(POOL)).hasValue(0x2000_0000);
  }

  @Test
  void withLittleLowMemoryTheBlockForDma32LiesAbove4GbAndThePoolBehindTheKernel() {
    ram(0, 0x10_000, 0x9_f000);
    ram(0, MB, 511 * MB);
    ram(0, 4 * GB, 8 * GB);
    assertThat(bootmem.allocate(DMA32)).hasValue(4 * GB);
    bootmem.free(MemoryRange.ofSize(4 * GB, 128 * MB));
    assertThat(bootmem.allocate(POOL)).hasValue(0x1a2_b000);
  }

  @Test
  void aLowRequestIsServedByTheLowestNodeThatHasRoom() {
    ram(0, MB, 256 * MB);
    ram(1, 256 * MB, 3 * GB);
    ram(1, 4 * GB, 5 * GB);
    assertThat(bootmem.allocate(DMA32)).as("node 0 ends below the goal").hasValue(0x2000_0000);
    assertThat(bootmem.allocate(POOL)).hasValue(0x1a2_b000);
  }

  @Test
  void nodesAreTriedByTheirPlaceNotByTheirNumber() {
    ram(0, 2 * GB, 3 * GB);
    ram(1, 32 * MB, GB);
    assertThat(bootmem.allocate(PAGE)).hasValue(32 * MB);
  }

  @Test
  void aFullNodeHandsARequestOnUnlessItIsExact() {
    ram(0, 32 * MB, 64 * MB);
    ram(1, 64 * MB, 128 * MB);
    bootmem.reserve(new MemoryRange(64 * MB, 128 * MB));
    assertThat(bootmem.allocate(PAGE.onlyOn(1))).isEmpty();
    assertThat(bootmem.allocate(PAGE.preferablyOn(1))).hasValue(32 * MB);
    assertThat(bootmem.allocate(PAGE.onlyOn(5))).isEmpty();
    assertThat(bootmem.allocate(PAGE.preferablyOn(5))).hasValue(32 * MB + 4096);
  }

  @Test
  void aRequestForASectionStaysInside() {
    ram(0, MB, 256 * MB);
    AllocationRequest section =
        AllocationRequest.of(64, 64).above(128 * MB).below(256 * MB).onlyOn(0);
    assertThat(bootmem.allocate(section)).hasValue(128 * MB);
    bootmem.reserve(new MemoryRange(128 * MB, 256 * MB));
    assertThat(bootmem.allocate(AllocationRequest.of(4096, 64).above(128 * MB).below(256 * MB)))
        .isEmpty();
  }

  @Test
  void anAnswerBelowAStrictMinimumLeavesEverythingAsItWas() {
    ram(0, 32 * MB, 64 * MB);
    assertThat(bootmem.allocate(AllocationRequest.of(64, 64).above(32 * MB + 1))).isEmpty();
    assertThat(bootmem.allocate(AllocationRequest.of(64, 64))).hasValue(32 * MB);
    AllocationRequest next = AllocationRequest.of(64, 64).above(32 * MB + 4096);
    assertThat(bootmem.allocate(next)).as("it would share the page before").isEmpty();
    assertThat(bootmem.allocate(AllocationRequest.of(64, 64))).hasValue(32 * MB + 64);
  }

  @Test
  void aRequestThatPassesItsBoundFindsNothing() {
    ram(0, MB, 8 * GB);
    assertThat(bootmem.allocate(AllocationRequest.of(4 * GB, 4096).below(0xffff_ffffL))).isEmpty();
    assertThat(bootmem.allocate(PAGE.below(16 * MB))).isEmpty();
    assertThat(bootmem.allocate(AllocationRequest.of(-1, 1))).isEmpty();
  }

  @Test
  void aLimitBindsRequestsWithoutABoundOnly() {
    ram(0, 32 * MB, GB);
    bootmem.limit(32 * MB + 4096);
    assertThat(bootmem.allocate(AllocationRequest.of(8192, 4096))).isEmpty();
    assertThat(bootmem.allocate(AllocationRequest.of(8192, 4096).below(GB))).hasValue(32 * MB);
  }

  @Test
  void pageZeroIsNeverHandedOut() {
    ram(0, 0, 2 * 4096);
    assertThat(bootmem.allocate(AllocationRequest.of(64, 64))).hasValue(4096);
    assertThat(bootmem.allocate(AllocationRequest.of(4096, 64))).isEmpty();
  }

  private void ram(int node, long start, long end) {
    bootmem.add(new MemoryRange(start, end), node);
  }
}

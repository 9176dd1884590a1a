package org.lifeboat.plugin.memblock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;

/** A recorded boot of Linux 6.1 on a q35 machine with 4 GB: linux-6.1.md section 10.1. */
class RecordedBootTest {
  private static final long MB = 1L << 20;

  private final Memblock memblock = new Memblock();

  @Test
  void everyAllocationLandsWhereTheKernelPutIt() {
    memblock.add(new MemoryRange(0x1000, 0x9f000), 0);
    memblock.add(new MemoryRange(0x10_0000, 0x7ffd_f000L), 0);
    memblock.add(new MemoryRange(0x1_0000_0000L, 0x1_8000_0000L), 0);
    memblock.reserve(new MemoryRange(0, 0x1_0000));
    memblock.reserve(new MemoryRange(0x100_0000, 0x441_1000));
    memblock.reserve(MemoryRange.ofSize(0x7fed_4000L, 1031068));

    long probe = allocate(2 * MB, 2 * MB);
    assertThat(probe).isEqualTo(0x1_7fe0_0000L);
    memblock.free(MemoryRange.ofSize(probe, 2 * MB));

    assertThat(allocate(4096, 4096)).as("page table").isEqualTo(0x1_7fff_f000L);
    assertThat(allocate(4096, 4096)).as("page table").isEqualTo(0x1_7fff_e000L);
    assertThat(allocate(176128, 64)).as("NODE_DATA").isEqualTo(0x1_7ffd_3000L);
    assertThat(allocate(32768, 64)).as("sparse roots").isEqualTo(0x1_7ffc_b000L);
    assertThat(allocate(4096, 64)).as("section array").isEqualTo(0x1_7ffc_a000L);
    assertThat(
            allocate(
                AllocationRequest.of(1792, 64)
                    .preferablyAbove(0x1_7800_0000L)
                    .below(0x1_8000_0000L)))
        .as("section usage")
        .isEqualTo(0x1_7ffc_9900L);
    assertThat(allocate(AllocationRequest.of(64 * MB, 2 * MB).preferablyAbove(16 * MB)))
        .as("memmap")
        .isEqualTo(0x1_7be0_0000L);
    assertThat(allocate(4096, 4096)).as("vmemmap table").isEqualTo(0x1_7ffc_8000L);
    assertThat(allocate(4096, 4096)).as("vmemmap table").isEqualTo(0x1_7ffc_7000L);
    assertThat(allocate(73, 64)).as("hpet").isEqualTo(0x1_7ffc_9880L);
    assertThat(allocate(75, 64)).as("ioapic").isEqualTo(0x1_7ffc_9800L);
    assertThat(allocate(704, 64)).as("e820 resources").isEqualTo(0x1_7ffc_9540L);
    assertThat(allocate(2 * MB, 2 * MB)).as("per-cpu chunk").isEqualTo(0x1_7bc0_0000L);
    assertThat(allocate(AllocationRequest.of(64 * MB, 4096).below(AllocationRequest.LOW_LIMIT)))
        .as("swiotlb")
        .isEqualTo(0x7bed_4000L);
  }

  private long allocate(long bytes, long align) {
    return allocate(AllocationRequest.of(bytes, align));
  }

  private long allocate(AllocationRequest request) {
    return memblock.allocate(request).orElseThrow();
  }
}

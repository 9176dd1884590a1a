package org.lifeboat.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.evidence.log.EarlyTrace.Reservation;

final class EarlyTraceTest {
  private static EarlyTrace of(String log) {
    return EarlyTrace.of(KernelLog.parse(log));
  }

  @Test
  void anAllocationBelongsToWhoeverAskedForIt() {
    EarlyTrace trace =
        of(
            """
            memblock_reserve: [0x000000007fee3000-0x000000007ffdffff] reserve_initrd+0x5a/0x1a0
            memblock_alloc_try_nid: 64 bytes align=0x40 nid=-1 from=0x0000000000000000 max_addr=0x0000000000000000 swiotlb_init_remap+0x1a8/0x22d
            memblock_reserve: [0x0000000000001000-0x000000000000103f] memblock_alloc_range_nid+0xd2/0x150
            memblock_phys_alloc_range: 4096 bytes align=0x1000 from=0x0000000000000000 max_addr=0x0000000100000000 init_mem_mapping+0x1/0x2
            memblock_reserve: [0x0000000000002000-0x0000000000002fff] memblock_alloc_range_nid+0xd2/0x150
            memblock_reserve: [0x0000000000003000-0x0000000000003fff] memblock_alloc_range_nid+0xd2/0x150
            memblock_free: [0x0000000000001000-0x000000000000103f] x+0x1/0x2
            """);

    assertThat(trace.before()).isEmpty();
    assertThat(trace.reservations())
        .containsExactly(
            new Reservation(new MemoryRange(0x7fee3000, 0x7ffe0000), "reserve_initrd"),
            new Reservation(new MemoryRange(0x1000, 0x1040), "swiotlb_init_remap"),
            new Reservation(new MemoryRange(0x2000, 0x3000), "init_mem_mapping"),
            new Reservation(new MemoryRange(0x3000, 0x4000), "memblock_alloc_range_nid"));
  }

  @Test
  void whatIsListedFirstWasReservedBefore() {
    EarlyTrace trace =
        of(
            """
             reserved[0x0]	[0x0000000000000000-0x0000000000000fff], 0x1000 bytes flags: 0x0
            MEMBLOCK configuration:
             memory[0x0]	[0x0000000000001000-0x000000000009efff], 0x9e000 bytes flags: 0x0
             reserved[0x0]	[0x0000000000000000-0x000000000000ffff], 0x10000 bytes flags: 0x0
            MEMBLOCK configuration:
             reserved[0x0]	[0x0000000000000000-0x000000000009ffff], 0xa0000 bytes flags: 0x0
            """);

    assertThat(trace.before()).containsExactly(new MemoryRange(0, 0x10000));
    assertThat(trace.reservations()).isEmpty();
  }

  @Test
  void aRangeThatMakesNoSenseIsEmpty() {
    assertThat(
            of("memblock_reserve: [0x2000-0xfff] a+0x1/0x2\n"
                    + "memblock_reserve: [0x0-0xffffffffffffffff] b+0x1/0x2")
                .reservations())
        .extracting(Reservation::range)
        .allMatch(MemoryRange::isEmpty)
        .hasSize(2);
  }

  @Test
  void linesMadeToBeSlowAreNot() {
    String plus = "+0x".repeat(1300);
    String log =
        ("memblock_reserve: [0x1-0x2] " + plus + " x\n").repeat(2000)
            + ("memblock_alloc_x: 1 bytes" + " max_addr=a".repeat(350) + " x\n").repeat(2000);

    assertTimeout(
        Duration.ofSeconds(5), () -> assertThat(of(log).reservations()).hasSizeLessThan(2));
  }
}

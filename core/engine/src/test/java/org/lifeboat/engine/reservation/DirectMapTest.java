package org.lifeboat.engine.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;

/** Which page tables of the direct map come from memory, and from where. */
final class DirectMapTest {
  private static final long GB = 1L << 30;
  private static final MemoryRange BUFFER = new MemoryRange(0x440_1000, 0x441_1000);
  private static final MemoryRange LOW = new MemoryRange(0x1000, 0x9f000);

  private static List<AllocationRequest> requests(
      boolean gigabytePages, MemoryRange buffer, MemoryRange... ram) {
    List<AllocationRequest> requests = new ArrayList<>();
    List<MemoryRange> all = new ArrayList<>(List.of(ram));
    all.add(0, LOW);
    long end = ram[ram.length - 1].end();
    new DirectMap(all, gigabytePages, 5, false, buffer, requests::add).map(end & -0x20_0000L, end);
    return requests;
  }

  @Test
  void theBufferIsEnoughForMemoryBelow4Gb() {
    assertThat(requests(true, BUFFER, new MemoryRange(0x10_0000, 0x7ffe_0000))).isEmpty();
  }

  @Test
  void theBufferIsNotUsedForTheStretchInWhichItLies() {
    List<AllocationRequest> requests =
        requests(
            true, BUFFER, new MemoryRange(0x10_0000, 0x7ffe_0000), new MemoryRange(4 * GB, 6 * GB));

    assertThat(requests)
        .as("for the second gigabyte, and for what follows its last 2 MB")
        .hasSize(2)
        .allSatisfy(
            r -> {
              assertThat(r.bytes()).isEqualTo(0x1000);
              assertThat(r.min()).as("what is mapped by then").isEqualTo(5 * GB + GB / 2);
              assertThat(r.max()).isEqualTo(6 * GB);
            });
  }

  @Test
  void theFirstGigabyteHasItsTableAlready() {
    assertThat(
            requests(
                true,
                BUFFER,
                new MemoryRange(0x10_0000, 0x3ffe_0000),
                new MemoryRange(4 * GB, 9 * GB)))
        .hasSize(1);
  }

  @Test
  void aBufferElsewhereIsUsedUpFirst() {
    MemoryRange high = new MemoryRange(5 * GB, 5 * GB + 0x1_0000);

    assertThat(
            requests(
                true,
                high,
                new MemoryRange(0x10_0000, 0x7ffe_0000),
                new MemoryRange(4 * GB, 6 * GB)))
        .isEmpty();
  }

  @Test
  void withoutPagesOf1GbEachNeedsATable() {
    assertThat(
            requests(
                false,
                BUFFER,
                new MemoryRange(0x10_0000, 0x7ffe_0000),
                new MemoryRange(4 * GB, 40 * GB)))
        .as("36 above, 12 of them from the buffer, whose first 4 are gone; 2 below")
        .hasSize(36 - 12 + 2);
  }
}

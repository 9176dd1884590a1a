package org.lifeboat.engine.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.engine.reservation.TopDown.map;
import static org.lifeboat.engine.reservation.TopDown.node;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.plan.Machine.NodeMemory;

/** Blocks of page descriptors; counts by linux-2.6.32-33.md sections 3.7 and 9.1 (X1, X9). */
final class SectionDescriptorsTest {
  private static final long MB = 1L << 20;
  private static final long GB = 1L << 30;
  private static final long EACH = 0x1c0000;

  private static long blocks(TopDown memory, String owner) {
    return memory.taken().stream()
        .filter(line -> line.startsWith(owner + " 0x"))
        .mapToLong(SectionDescriptorsTest::bytes)
        .sum();
  }

  private static long bytes(String line) {
    String[] ends = line.substring(line.lastIndexOf(' ') + 1).split("-", -1);
    return Long.decode(ends[1]) - Long.decode(ends[0]);
  }

  private static TopDown allocate(FirmwareMap map, List<NodeMemory> nodes) {
    TopDown memory = new TopDown(map, nodes);
    new SectionDescriptors(memory.early(), new SectionMap(NodeRam.of(map, nodes))).allocate(EACH);
    return memory;
  }

  @Test
  void neighboursShareABlock() {
    TopDown memory =
        allocate(map(new MemoryRange(MB, 0xbf770000L), new MemoryRange(4 * GB, 5 * GB)), List.of());

    assertThat(blocks(memory, "page descriptors")).isEqualTo(28 * 2 * MB);
    assertThat(blocks(memory, "page tables of the page descriptors")).isEqualTo(2 * 4096);
  }

  @Test
  void aBlockIsWholeWhereSectionsAreMissing() {
    TopDown memory =
        allocate(map(new MemoryRange(MB, 511 * MB), new MemoryRange(4 * GB, 8 * GB)), List.of());

    assertThat(blocks(memory, "page descriptors")).isEqualTo(32 * 2 * MB);
  }

  @Test
  void aTableMapsTheBlocksOfOneGigabyte() {
    TopDown memory = allocate(map(new MemoryRange(MB, 100 * GB)), List.of());

    assertThat(blocks(memory, "page descriptors")).isEqualTo(800 * EACH);
    assertThat(blocks(memory, "page tables of the page descriptors")).isEqualTo(3 * 4096);
  }

  @Test
  void eachNodeHasItsOwn() {
    TopDown memory =
        allocate(
            map(new MemoryRange(MB, 2 * GB), new MemoryRange(4 * GB, 6 * GB)),
            List.of(node(0, 0, 2 * GB), node(1, 4 * GB, 6 * GB)));

    assertThat(memory.taken().stream().filter(line -> line.startsWith("page descriptors")))
        .anyMatch(line -> line.contains("0x1"))
        .hasSizeGreaterThanOrEqualTo(2);
    assertThat(blocks(memory, "page descriptors")).isEqualTo(32 * EACH);
  }
}

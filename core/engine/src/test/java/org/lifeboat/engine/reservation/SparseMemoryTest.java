package org.lifeboat.engine.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.engine.reservation.TopDown.map;
import static org.lifeboat.engine.reservation.TopDown.node;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.plan.Machine.NodeMemory;

/** Sections and page descriptors; addresses from reference 6.1 §10.1. */
final class SparseMemoryTest {
  private static final long MB = 1L << 20;
  private static final long GB = 1L << 30;
  private static final FirmwareMap FOUR_GB =
      map(
          new MemoryRange(0x1000, 0x9f000),
          new MemoryRange(MB, 0x7ffdf000L),
          new MemoryRange(4 * GB, 6 * GB));

  private static TopDown allocate(
      FirmwareMap map, List<NodeMemory> nodes, boolean fiveLevels, long... nodeData) {
    TopDown memory = new TopDown(map, nodes);
    for (long address : nodeData) {
      memory.reserve(MemoryRange.ofSize(address, 0x2b000));
    }
    Map<Integer, Long> places =
        nodeData.length == 0
            ? Map.of()
            : nodeData.length == 1
                ? Map.of(0, nodeData[0])
                : Map.of(0, nodeData[0], 1, nodeData[1]);
    new SparseMemory(
            new SectionMap(NodeRam.of(map, nodes)), memory.early(), places, fiveLevels, 32, 56)
        .allocate();
    return memory;
  }

  @Test
  void fourGigabytesAsRecorded() {
    TopDown memory = new TopDown(FOUR_GB, List.of());
    memory.reserve(new MemoryRange(0x17ffd3000L, 6 * GB));
    new SparseMemory(
            new SectionMap(NodeRam.of(FOUR_GB, List.of())),
            memory.early(),
            Map.of(0, 0x17ffd3000L),
            false,
            32,
            56)
        .allocate();

    assertThat(memory.taken())
        .containsExactly(
            "section roots 0x17ffcb000-0x17ffd3000",
            "section arrays 0x17ffca000-0x17ffcb000",
            "section usage maps 0x17ffc9900-0x17ffca000",
            "page descriptors 0x17be00000-0x17fe00000",
            "page tables of the page descriptors 0x17ffc8000-0x17ffc9000",
            "page tables of the page descriptors 0x17ffc7000-0x17ffc8000");
  }

  @Test
  void fiveLevelsHaveMoreRootsAndOneMoreTable() {
    TopDown memory = allocate(FOUR_GB, List.of(), true, 0x17ff00000L);

    assertThat(memory.sizes())
        .containsExactly(2 * MB, 4096L, 32 * 56L, 64 * MB, 4096L, 4096L, 4096L);
  }

  @Test
  void theUsageMapsLieInTheSectionOfTheNodesDescription() {
    AllocationRequest usage = allocate(FOUR_GB, List.of(), false, 0x13ff00000L).requests().get(2);

    assertThat(usage.min()).isEqualTo(0x138000000L);
    assertThat(usage.max()).isEqualTo(0x140000000L);
  }

  @Test
  void orAboveItWhereThatIsFull() {
    TopDown memory = new TopDown(FOUR_GB, List.of());
    memory.reserve(new MemoryRange(0x138000000L, 0x140000000L));
    memory.reserve(new MemoryRange(0, 0x138000000L));
    new SparseMemory(
            new SectionMap(NodeRam.of(FOUR_GB, List.of())),
            memory.early(),
            Map.of(0, 0x13ff00000L),
            false,
            32,
            56)
        .allocate();

    assertThat(memory.taken()).anyMatch(t -> t.startsWith("section usage maps 0x17"));
  }

  @Test
  void eachNodeHasItsOwn() {
    List<NodeMemory> nodes = List.of(node(0, 0, 2 * GB), node(1, 4 * GB, 6 * GB));
    TopDown memory = allocate(FOUR_GB, nodes, false, 0x7ff00000L, 0x17ff00000L);

    assertThat(memory.requests())
        .filteredOn(r -> r.align() == 2 * MB)
        .extracting(AllocationRequest::bytes, AllocationRequest::node, AllocationRequest::exactNode)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(32 * MB, 0, true),
            org.assertj.core.api.Assertions.tuple(32 * MB, 1, true));
    assertThat(memory.taken()).anyMatch(t -> t.startsWith("page descriptors 0x7"));
    assertThat(memory.taken()).anyMatch(t -> t.startsWith("page descriptors 0x17"));
  }

  @Test
  void descriptorsThatFindNoRoomAtOnceAreTakenOneByOne() {
    TopDown memory = new TopDown(FOUR_GB, List.of());
    for (long at = 20 * MB; at < 6 * GB; at += 40 * MB) {
      memory.reserve(MemoryRange.ofSize(at, 4096));
    }
    new SparseMemory(
            new SectionMap(NodeRam.of(FOUR_GB, List.of())), memory.early(), Map.of(), false, 32, 56)
        .allocate();

    assertThat(memory.taken()).filteredOn(t -> t.startsWith("page descriptors")).hasSize(32);
  }

  @Test
  void withoutRoomForOneItGivesUp() {
    FirmwareMap map = map(new MemoryRange(0x1000, 0x9f000));

    assertThat(allocate(map, List.of(), false).requests())
        .filteredOn(r -> r.align() == 2 * MB)
        .hasSize(2);
  }

  @Test
  void terabytesAreTakenInFewSteps() {
    FirmwareMap map = map(new MemoryRange(MB, 1L << 46));
    TopDown memory = allocate(map, List.of(), false, 0x3000_0000_0000L);

    assertThat(memory.requests()).hasSizeLessThan(100);
    long tables =
        memory.taken().stream()
            .filter(t -> t.startsWith("page tables"))
            .mapToLong(t -> bytes(t.substring(t.lastIndexOf(' ') + 1)))
            .sum();
    assertThat(tables).isEqualTo(4096L * ((1 << 19 - 9) + (1 << 19 - 18)));
  }

  private static long bytes(String range) {
    String[] ends = range.split("-", 2);
    return Long.decode(ends[1]) - Long.decode(ends[0]);
  }
}

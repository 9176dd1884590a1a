package org.lifeboat.engine.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.engine.reservation.TopDown.map;
import static org.lifeboat.engine.reservation.TopDown.node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.engine.plan.Machine.NodeMemory;
import org.lifeboat.engine.plan.ReservationStep.BootmemNodes;
import org.lifeboat.engine.plan.ReservationStep.EarlyArea;
import org.lifeboat.engine.plan.ReservationStep.EarlyPageTables;

/** linux-2.6.32-33.md sections 1.2 and 1.3, with the logs L1 and L2 of its section 9.3. */
final class EarlyAreasTest {
  private static final Owner OTHER = Owner.kernel("other");
  private static final long GB = 1L << 30;

  private final List<NodeMemory> nodes = new ArrayList<>();

  private static MemoryRange pages(long first, long end) {
    return MemoryRange.ofPages(first, end);
  }

  private static EarlyAreas areas(TopDown memory, FirmwareMap map, List<NodeMemory> nodes) {
    return new EarlyAreas(memory.early(), NodeRam.of(map, nodes), new HashMap<>());
  }

  private TopDown memory(FirmwareMap map) {
    return new TopDown(map, nodes);
  }

  @Test
  void tablesNodeDataAndBitmapOfL1() {
    FirmwareMap map =
        map(pages(0, 1), pages(6, 0x9f), pages(0x100, 0xbdce0), pages(0x100000, 0x140000));
    TopDown memory = memory(map);
    memory.early().reserve(pages(0, 1), OTHER);
    memory.early().reserve(pages(6, 8), OTHER);

    EarlyAreas areas = areas(memory, map, nodes);
    areas.mapAll(new EarlyPageTables(0x8000));
    areas.setUpNodes(new BootmemNodes(0x5000));

    assertThat(memory.taken().subList(2, memory.taken().size()))
        .containsExactly(
            "page tables 0x8000-0xb000",
            "page tables 0xb000-0xc000",
            "node data 0xc000-0x11000",
            "bitmap of bootmem 0x11000-0x39000");
    assertThat(memory.requests()).as("bootmem's hint stays").isEmpty();
  }

  @Test
  void everythingOfL2FromTheTrampolineOn() {
    FirmwareMap map = map(pages(0x10, 0x9e), pages(0x100, 0x7ff90), pages(0x100000, 0x180000));
    TopDown memory = memory(map);

    EarlyAreas areas = areas(memory, map, nodes);
    areas.take(new EarlyArea("trampoline", 0x2000, 1 << 20));
    areas.take(new EarlyArea("wake-up code", 0x4000, 1 << 20));
    areas.mapAll(new EarlyPageTables(0x8000));
    areas.setUpNodes(new BootmemNodes(0x19000));

    assertThat(memory.taken())
        .containsExactly(
            "trampoline 0x10000-0x12000",
            "wake-up code 0x12000-0x16000",
            "page tables 0x16000-0x18000",
            "page tables 0x18000-0x1a000",
            "node data 0x1a000-0x33000",
            "bitmap of bootmem 0x33000-0x63000");
  }

  @Test
  void eachNodeHasItsDataAndItsBitmapInItsOwnMemory() {
    FirmwareMap map = map(new MemoryRange(1 << 20, 2 * GB), new MemoryRange(4 * GB, 6 * GB));
    nodes.add(node(0, 0, 2 * GB));
    nodes.add(node(1, 4 * GB, 6 * GB));
    TopDown memory = memory(map);

    areas(memory, map, nodes).setUpNodes(new BootmemNodes(0x5000));

    assertThat(memory.taken())
        .containsExactly(
            "node data 0x100000-0x105000",
            "bitmap of bootmem 0x105000-0x115000",
            "node data 0x100000000-0x100005000",
            "bitmap of bootmem 0x100005000-0x100015000");
  }

  @Test
  void aNodeBeginsAtABorderOfZonesAndASmallOneIsIgnored() {
    FirmwareMap map = map(new MemoryRange(1 << 20, 4 * GB));
    nodes.add(node(1, GB + 0x1000, 2 * GB));
    nodes.add(node(2, 2 * GB + 0x1000, 2 * GB + (11 << 20)));
    nodes.add(node(3, 3 * GB - 0x2000, 3 * GB - 0x1000));
    TopDown memory = memory(map);

    areas(memory, map, nodes).setUpNodes(new BootmemNodes(0x5000));

    assertThat(memory.taken())
        .containsExactly(
            "node data 0x100000-0x105000",
            "bitmap of bootmem 0x105000-0x125000",
            "node data 0x40800000-0x40805000",
            "bitmap of bootmem 0x40805000-0x4080d000");
  }

  @Test
  void aNodeThatIsFullAsksBootmem() {
    FirmwareMap map = map(new MemoryRange(1 << 20, 2 * GB), new MemoryRange(4 * GB, 6 * GB));
    nodes.add(node(1, 4 * GB, 6 * GB));
    TopDown memory = memory(map);
    memory.early().reserve(new MemoryRange(4 * GB, 6 * GB), OTHER);

    areas(memory, map, nodes).setUpNodes(new BootmemNodes(0x5000));

    assertThat(memory.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.bytes()).isEqualTo(0x5000);
              assertThat(request.min()).isEqualTo(16 << 20);
              assertThat(request.preferMin()).isTrue();
            });
  }

  @Test
  void whatFindsNoRoomIsPassedOver() {
    FirmwareMap map = map(new MemoryRange(1 << 20, 2 << 20));
    TopDown memory = memory(map);

    areas(memory, map, nodes).take(new EarlyArea("trampoline", 0x2000, 1 << 20));

    assertThat(memory.taken()).isEmpty();
  }

  @Test
  void theBitmapGoesToThePageAllocatorLastAndPageByPage() {
    FirmwareMap map = map(new MemoryRange(1 << 20, 9 << 20));
    TopDown memory = memory(map);
    areas(memory, map, nodes).setUpNodes(new BootmemNodes(0x1000));

    List<String> released = new ArrayList<>();
    memory.early().handOver((first, end, order) -> released.add(first + "-" + end + " " + order));

    assertThat(released).last().isEqualTo("257-258 0");
  }
}

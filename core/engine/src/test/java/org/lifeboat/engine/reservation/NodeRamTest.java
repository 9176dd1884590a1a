package org.lifeboat.engine.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.engine.reservation.TopDown.map;
import static org.lifeboat.engine.reservation.TopDown.node;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.plan.Machine.NodeMemory;
import org.lifeboat.engine.reservation.NodeRam.Part;

/** Whose RAM is whose. */
final class NodeRamTest {
  private static final FirmwareMap RAM =
      map(new MemoryRange(0x1000, 0x9fc00), new MemoryRange(0x100000, 0x40000000));

  private static Part part(long start, long end, int node) {
    return new Part(new MemoryRange(start, end), node);
  }

  @Test
  void withoutNodesAllBelongsToTheFirst() {
    NodeRam ram = NodeRam.of(RAM, List.of());

    assertThat(ram.parts())
        .containsExactly(part(0x1000, 0x9f000, 0), part(0x100000, 0x40000000, 0));
    assertThat(ram.nodes()).containsExactly(0);
  }

  @Test
  void withoutRamThereIsOneNode() {
    assertThat(NodeRam.of(map(), List.of()).nodes()).containsExactly(0);
    assertThat(NodeRam.of(map(new MemoryRange(0x1001, 0x1fff)), List.of()).parts()).isEmpty();
  }

  @Test
  void aNodeHasTheRamInItsRanges() {
    NodeRam ram =
        NodeRam.of(
            RAM,
            List.of(
                node(1, 0x20000000, 0x80000000L),
                node(0, 0, 0xa0000),
                node(0, 0x100000, 0x20000000)));

    assertThat(ram.parts())
        .containsExactly(
            part(0x1000, 0x9f000, 0),
            part(0x100000, 0x20000000, 0),
            part(0x20000000, 0x40000000, 1));
    assertThat(ram.nodes()).containsExactly(0, 1);
  }

  @Test
  void whatNobodyClaimsBelongsToTheFirst() {
    assertThat(NodeRam.of(RAM, List.of(node(3, 0x200000, 0x300000))).parts())
        .containsExactly(
            part(0x1000, 0x9f000, 0),
            part(0x100000, 0x200000, 0),
            part(0x200000, 0x300000, 3),
            part(0x300000, 0x40000000, 0));
  }

  @Test
  void rangesOfOneNodeSideBySideAreOnePart() {
    assertThat(
            NodeRam.of(
                    RAM,
                    List.of(
                        node(2, 0, 0x200000),
                        node(2, 0x200000, 0x30000000),
                        node(2, 0x1000, 0x40000000)))
                .parts())
        .containsExactly(part(0x1000, 0x9f000, 2), part(0x100000, 0x40000000, 2));
  }

  @Test
  void aNodeWithoutRamIsNone() {
    assertThat(NodeRam.of(RAM, List.of(node(0, 0, 1L << 40), node(7, 1L << 41, 1L << 42))).nodes())
        .containsExactly(0);
  }

  @Property(tries = 500)
  void thePartsAreTheRamInOrder(
      @ForAll @Size(max = 6) List<@IntRange(max = 63) Integer> starts,
      @ForAll @IntRange(min = 1, max = 40) int length) {
    List<NodeMemory> nodes =
        starts.stream()
            .map(s -> node(s % 3, s * 0x1000000L + s, (s + length) * 0x1000000L))
            .map(n -> new NodeMemory(n.node(), n.range().wholePages(), false))
            .toList();
    List<Part> parts = NodeRam.of(RAM, nodes).parts();

    assertThat(parts.stream().mapToLong(p -> p.range().bytes()).sum())
        .isEqualTo(0x9e000L + 0x3ff00000L);
    for (int i = 1; i < parts.size(); i++) {
      assertThat(parts.get(i - 1).range().end()).isLessThanOrEqualTo(parts.get(i).range().start());
    }
  }
}

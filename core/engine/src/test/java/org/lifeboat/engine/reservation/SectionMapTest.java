package org.lifeboat.engine.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.engine.reservation.TopDown.map;
import static org.lifeboat.engine.reservation.TopDown.node;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.plan.Machine.NodeMemory;
import org.lifeboat.engine.reservation.SectionMap.Sections;

/** Sections of 128 MB. */
final class SectionMapTest {
  private static final long MB = 1L << 20;
  private static final long GB = 1L << 30;

  private static SectionMap sections(List<NodeMemory> nodes, MemoryRange... ram) {
    return new SectionMap(NodeRam.of(map(ram), nodes));
  }

  @Test
  void fourGigabytesOfWhichTwoAreHigh() {
    SectionMap sections =
        sections(
            List.of(),
            new MemoryRange(0x1000, 0x9f000),
            new MemoryRange(MB, 0x7ffdf000L),
            new MemoryRange(4 * GB, 6 * GB));

    assertThat(sections.stretches())
        .containsExactly(new Sections(0, 1, 0), new Sections(1, 16, 0), new Sections(32, 48, 0));
    assertThat(sections.count(AllocationRequest.ANY_NODE)).isEqualTo(32);
    assertThat(sections.count(0)).isEqualTo(32);
    assertThat(sections.count(1)).isZero();
  }

  @Test
  void aSectionBelongsToWhoseMemoryComesFirst() {
    SectionMap sections =
        sections(List.of(node(0, 0, 300 * MB), node(1, 300 * MB, GB)), new MemoryRange(MB, GB));

    assertThat(sections.count(0)).isEqualTo(3);
    assertThat(sections.count(1)).isEqualTo(5);
  }

  @Test
  void oneByteMakesASection() {
    assertThat(sections(List.of(), new MemoryRange(128 * MB - 4096, 128 * MB + 4096)).stretches())
        .containsExactly(new Sections(0, 2, 0));
    assertThat(sections(List.of(), new MemoryRange(127 * MB, 128 * MB)).stretches())
        .containsExactly(new Sections(0, 1, 0));
    assertThat(sections(List.of()).count(AllocationRequest.ANY_NODE)).isZero();
  }
}

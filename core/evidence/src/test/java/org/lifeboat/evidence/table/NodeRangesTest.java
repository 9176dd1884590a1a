package org.lifeboat.evidence.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.plan.Machine.NodeMemory;

final class NodeRangesTest {
  private static NodeMemory node(int node, long start, long end) {
    return new NodeMemory(node, new MemoryRange(start, end), false);
  }

  @Test
  void rangesSideBySideStand() {
    assertThat(NodeRanges.accepts(List.of())).isTrue();
    assertThat(NodeRanges.accepts(List.of(node(1, 10, 20), node(0, 0, 10), node(0, 20, 30))))
        .isTrue();
  }

  @Test
  void aNodeMayOverlapItself() {
    assertThat(NodeRanges.accepts(List.of(node(0, 0, 10), node(0, 5, 20), node(0, 7, 8)))).isTrue();
  }

  @Test
  void twoNodesMayNotOverlap() {
    assertThat(NodeRanges.accepts(List.of(node(0, 0, 10), node(1, 9, 20)))).isFalse();
    assertThat(NodeRanges.accepts(List.of(node(1, 0, 10), node(0, 0, 10)))).isFalse();
  }

  @Test
  void aLongRangeOverlapsWhatComesFarBehindIt() {
    assertThat(NodeRanges.accepts(List.of(node(0, 0, 100), node(0, 10, 20), node(1, 50, 60))))
        .isFalse();
    assertThat(NodeRanges.accepts(List.of(node(0, 0, -1L), node(1, -2L, -1L)))).isFalse();
  }

  @Test
  void thereAreOnlySoManyNodesAndRanges() {
    assertThat(NodeRanges.accepts(List.of(node(1023, 0, 1)))).isTrue();
    assertThat(NodeRanges.accepts(List.of(node(1024, 0, 1)))).isFalse();
    assertThat(NodeRanges.accepts(Collections.nCopies(2048, node(0, 0, 1)))).isTrue();
    assertThat(NodeRanges.accepts(Collections.nCopies(2049, node(0, 0, 1)))).isFalse();
  }

  @Test
  void whatOneNodeHasTwiceItHasOnce() {
    assertThat(NodeRanges.apart(List.of(node(0, 5, 20), node(0, 0, 30), node(1, 30, 40))))
        .containsExactly(node(0, 5, 20), node(0, 0, 5), node(0, 20, 30), node(1, 30, 40));
    assertThat(NodeRanges.apart(List.of(node(0, 0, 10), node(0, 0, 10))))
        .containsExactly(node(0, 0, 10));
    assertThat(NodeRanges.apart(List.of(node(1, 10, 20), node(0, 0, 10))))
        .containsExactly(node(1, 10, 20), node(0, 0, 10));
  }
}

package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.report.BootReport;

/** Memory of nodes need not begin or end where a page does. */
final class NodeBordersTest {
  @ParameterizedTest
  @ValueSource(strings = {"linux-2.6.32", "linux-2.6.33", "linux-6.1"})
  void aPageThatTwoNodesShareIsNobodys(String kernel) {
    BootReport report =
        Shipped.boot(
            "q35-4g-sound",
            kernel,
            "nommu",
            "machine.nodes=[{ node = 1, start = 0x40000123, last = 0x7fffffff }]");

    assertThat(report.failure()).isEmpty();
    assertThat(report.owners())
        .filteredOn(owned -> owned.range().equals(new MemoryRange(0x4000_0000, 0x4000_1000)))
        .singleElement()
        .matches(owned -> owned.owner().name().startsWith("fraction of a page"));
  }
}

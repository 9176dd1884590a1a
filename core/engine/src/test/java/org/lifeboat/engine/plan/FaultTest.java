package org.lifeboat.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lifeboat.api.memory.Zone;

class FaultTest {
  @Test
  void memoryInPiecesBelow4GIsInPiecesInBothZonesThere() {
    assertThat(Fault.fragmentedBelow4G(3, 40))
        .containsExactlyInAnyOrder(
            new Fault.Fragmentation(Zone.DMA, 3, 40), new Fault.Fragmentation(Zone.DMA32, 3, 40));
  }
}

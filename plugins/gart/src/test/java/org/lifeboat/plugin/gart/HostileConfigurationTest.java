package org.lifeboat.plugin.gart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.plugin.gart.Machines.NORTHBRIDGE;
import static org.lifeboat.plugin.gart.Machines.northbridge;
import static org.lifeboat.plugin.gart.Machines.roomForApertureAt;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.testkit.TestMachine;
import org.lifeboat.testkit.TestStage;

class HostileConfigurationTest {
  @Property(tries = 500)
  void anyConfigurationSpaceWillDo(
      @ForAll @Size(64) int[] bridge, @ForAll @Size(64) int[] northbridge) {
    TestMachine machine =
        Machines.bare().with(Machines::ramAbove4G).with(roomForApertureAt(0x8000_0000L));
    for (int i = 0; i < 64; i++) {
      machine =
          machine
              .withConfigWord("00:00.0", 4 * i, bridge[i])
              .withConfigWord(NORTHBRIDGE, 4 * i, northbridge[i]);
    }
    machine =
        machine
            .withConfigWord("00:00.0", 0x08, 0x0600_0000)
            .withConfigWord("00:00.0", 0x04, bridge[1] | 0x10_0000)
            .withConfigWord(NORTHBRIDGE, 0, 0x1203_1022);

    for (Dialect dialect : Dialect.values()) {
      Boots.boot(machine, dialect);
    }
  }

  @Property(tries = 200)
  void anyWindowIsUsedOrReplacedOrStopsTheMachine(
      @ForAll @IntRange(min = 0, max = 0xffff) int base,
      @ForAll @IntRange(min = 0, max = 7) int order,
      @ForAll boolean room) {
    TestMachine crowded =
        Machines.bare()
            .with(Machines::ramAbove4G)
            .with(northbridge(NORTHBRIDGE, 0x1203, (long) base << 25, order));
    TestStage stage = new TestStage(room ? crowded.with(roomForApertureAt(0x8000_0000L)) : crowded);
    try {
      Boots.boot(stage, Dialect.LINUX_6_1);
      assertThat(stage.printed()).contains("PCI-DMA: using GART IOMMU.");
    } catch (KernelPanic e) {
      assertThat(room).isFalse();
    }
  }
}

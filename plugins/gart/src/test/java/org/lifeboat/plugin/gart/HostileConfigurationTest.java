package org.lifeboat.plugin.gart;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.lifeboat.api.stage.KernelPanic;

class HostileConfigurationTest {
  @Property(tries = 500)
  void anyConfigurationSpaceWillDo(
      @ForAll @Size(64) int[] bridge, @ForAll @Size(64) int[] northbridge) {
    FakeMachine machine = new FakeMachine().withRamAbove4G().placingApertureAt(0x8000_0000L);
    for (int i = 0; i < 64; i++) {
      machine
          .with("00:00.0", 4 * i, bridge[i])
          .with(FakeMachine.NORTHBRIDGE, 4 * i, northbridge[i]);
    }
    machine
        .with("00:00.0", 0x08, 0x0600_0000)
        .with("00:00.0", 0x04, bridge[1] | 0x10_0000)
        .with(FakeMachine.NORTHBRIDGE, 0, 0x1203_1022);

    for (Dialect dialect : Dialect.values()) {
      Boots.boot(machine, dialect);
    }
  }

  @Property(tries = 200)
  void anyWindowIsUsedOrReplacedOrStopsTheMachine(
      @ForAll @IntRange(min = 0, max = 0xffff) int base,
      @ForAll @IntRange(min = 0, max = 7) int order,
      @ForAll boolean room) {
    FakeMachine machine =
        new FakeMachine().withRamAbove4G().placingApertureAt(room ? 0x8000_0000L : -1);
    machine.withNorthbridge(FakeMachine.NORTHBRIDGE, 0x1203, (long) base << 25, order);
    try {
      Boots.boot(machine, Dialect.LINUX_6_1);
      assertThat(machine.log).contains("PCI-DMA: using GART IOMMU.");
    } catch (KernelPanic e) {
      assertThat(room).isFalse();
    }
  }
}

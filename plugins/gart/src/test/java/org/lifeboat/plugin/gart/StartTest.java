package org.lifeboat.plugin.gart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.stage.KernelPanic;

class StartTest {
  private static final String[] FALLING_BACK = {
    "More than 4GB of memory but GART IOMMU not available.", "falling back to iommu=soft."
  };

  private static FakeMachine sound() {
    return new FakeMachine().withNorthbridge(FakeMachine.NORTHBRIDGE, 0x1203, 0xd000_0000L, 2);
  }

  @ParameterizedTest
  @EnumSource
  void withAllRamBelow4GbItIsLeftAloneInSilence(Dialect dialect) {
    FakeMachine machine = sound();

    assertThat(Boots.boot(machine, dialect)).isInstanceOf(Initialization.Inactive.class);
    assertThat(machine.log).noneMatch(l -> l.startsWith("PCI-DMA"));
  }

  @ParameterizedTest
  @EnumSource
  void itCanBeForced(Dialect dialect) {
    assertThat(Boots.boot(sound().booted("iommu=force"), dialect))
        .isInstanceOf(Initialization.Active.class);
  }

  @ParameterizedTest
  @EnumSource
  void switchedOffItPretendsToFallBack(Dialect dialect) {
    FakeMachine machine = sound().withRamAbove4G().booted("iommu=off");

    assertThat(Boots.boot(machine, dialect)).isEqualTo(new Initialization.Inactive("iommu=off"));
    assertThat(machine.log).endsWith(FALLING_BACK);
  }

  @Test
  void linux2632StaysAwayInSilenceWhereEverythingBounces() {
    FakeMachine machine = sound().withRamAbove4G().booted("swiotlb=force");

    assertThat(Boots.boot(machine, Dialect.LINUX_2_6_32))
        .isEqualTo(new Initialization.Inactive("swiotlb=force"));
    assertThat(machine.log).doesNotContain(FALLING_BACK);
  }

  @Test
  void withoutMemoryForItsTableTheMachineStops() {
    FakeMachine machine = sound().withRamAbove4G().withoutPages();

    assertThatThrownBy(() -> Boots.boot(machine, Dialect.LINUX_6_1))
        .isInstanceOf(KernelPanic.class)
        .hasMessage("Cannot allocate GATT table");
  }

  @Test
  void aPartOfTheWindowCanBeAskedFor() {
    FakeMachine machine = sound().withRamAbove4G().booted("iommu=33554432");

    Boots.boot(machine, Dialect.LINUX_6_1);

    assertThat(machine.log)
        .endsWith(
            "PCI-DMA: Warning: Small IOMMU 32MB. Consider increasing the AGP aperture in BIOS",
            "PCI-DMA: Reserving 32MB of IOMMU area in the AGP aperture");
  }

  @Test
  void aKernelWithoutTheAgpDriverUsesTheWholeWindow() {
    FakeMachine machine = sound().withRamAbove4G();

    Boots.boot(machine, new GartSettings(Dialect.LINUX_6_1, false));

    assertThat(machine.log).endsWith("PCI-DMA: Reserving 128MB of IOMMU area in the AGP aperture");
  }
}

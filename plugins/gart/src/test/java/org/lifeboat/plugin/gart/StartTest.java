package org.lifeboat.plugin.gart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lifeboat.plugin.gart.Machines.NORTHBRIDGE;
import static org.lifeboat.plugin.gart.Machines.northbridge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.testkit.TestMachine;
import org.lifeboat.testkit.TestStage;

class StartTest {
  private static final String[] FALLING_BACK = {
    "More than 4GB of memory but GART IOMMU not available.", "falling back to iommu=soft."
  };

  private static TestMachine sound() {
    return Machines.bare().with(northbridge(NORTHBRIDGE, 0x1203, 0xd000_0000L, 2));
  }

  @ParameterizedTest
  @EnumSource
  void withAllRamBelow4GbItIsLeftAloneInSilence(Dialect dialect) {
    TestStage stage = new TestStage(sound());

    assertThat(Boots.boot(stage, dialect)).isInstanceOf(Initialization.Inactive.class);
    assertThat(stage.printed()).noneMatch(l -> l.startsWith("PCI-DMA"));
  }

  @ParameterizedTest
  @EnumSource
  void itCanBeForced(Dialect dialect) {
    assertThat(Boots.boot(sound().withCommandLine("iommu=force"), dialect))
        .isInstanceOf(Initialization.Active.class);
  }

  @ParameterizedTest
  @EnumSource
  void switchedOffItPretendsToFallBack(Dialect dialect) {
    TestStage stage =
        new TestStage(sound().with(Machines::ramAbove4G).withCommandLine("iommu=off"));

    assertThat(Boots.boot(stage, dialect)).isEqualTo(new Initialization.Inactive("iommu=off"));
    assertThat(stage.printed()).endsWith(FALLING_BACK);
  }

  @Test
  void linux2632StaysAwayInSilenceWhereEverythingBounces() {
    TestStage stage =
        new TestStage(sound().with(Machines::ramAbove4G).withCommandLine("swiotlb=force"));

    assertThat(Boots.boot(stage, Dialect.LINUX_2_6_32))
        .isEqualTo(new Initialization.Inactive("swiotlb=force"));
    assertThat(stage.printed()).doesNotContain(FALLING_BACK);
  }

  @Test
  void withoutMemoryForItsTableTheMachineStops() {
    TestStage stage = new TestStage(sound().with(Machines::ramAbove4G).withFreePages(0));

    assertThatThrownBy(() -> Boots.boot(stage, Dialect.LINUX_6_1))
        .isInstanceOf(KernelPanic.class)
        .hasMessage("Cannot allocate GATT table");
  }

  @Test
  void aPartOfTheWindowCanBeAskedFor() {
    TestStage stage =
        new TestStage(sound().with(Machines::ramAbove4G).withCommandLine("iommu=33554432"));

    Boots.boot(stage, Dialect.LINUX_6_1);

    assertThat(stage.printed())
        .endsWith(
            "PCI-DMA: Warning: Small IOMMU 32MB. Consider increasing the AGP aperture in BIOS",
            "PCI-DMA: Reserving 32MB of IOMMU area in the AGP aperture");
  }

  @Test
  void aKernelWithoutTheAgpDriverUsesTheWholeWindow() {
    TestStage stage = new TestStage(sound().with(Machines::ramAbove4G));

    Boots.boot(stage, new GartSettings(Dialect.LINUX_6_1, false, false));

    assertThat(stage.printed())
        .endsWith("PCI-DMA: Reserving 128MB of IOMMU area in the AGP aperture");
  }
}

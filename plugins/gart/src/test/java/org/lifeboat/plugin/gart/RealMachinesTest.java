package org.lifeboat.plugin.gart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.plugin.gart.Machines.NORTHBRIDGE;
import static org.lifeboat.plugin.gart.Machines.northbridge;
import static org.lifeboat.plugin.gart.Machines.roomForApertureAt;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.testkit.TestStage;

/**
 * What real kernels printed on real machines; their northbridges' settings stand in the first
 * lines.
 */
class RealMachinesTest {
  @Test
  void aPhenomWithAWindowBeyond4Gb() {
    TestStage stage =
        new TestStage(
            Machines.bare()
                .with(Machines::ramAbove4G)
                .with(northbridge(NORTHBRIDGE, 0x1203, 0x21_4200_0000L, 0))
                .with(roomForApertureAt(0x2000_0000)));

    assertThat(Boots.boot(stage, Dialect.LINUX_2_6_32)).isInstanceOf(Initialization.Active.class);

    assertThat(stage.printed())
        .as("Phenom II X4 810 with Linux 2.6.31")
        .containsExactly(
            "Checking aperture...",
            "No AGP bridge found",
            "Node 0: aperture @ 2142000000 size 32 MB",
            "Aperture beyond 4GB. Ignoring.",
            "Your BIOS doesn't leave a aperture memory hole",
            "Please enable the IOMMU option in the BIOS setup",
            "This costs you 64 MB of RAM",
            "Mapping aperture over 65536 KB of RAM @ 20000000",
            "PCI-DMA: Disabling AGP.",
            "PCI-DMA: aperture base @ 20000000 size 65536 KB",
            "PCI-DMA: using GART IOMMU.",
            "PCI-DMA: Reserving 64MB of IOMMU area in the AGP aperture");
  }

  @Test
  void aPhenomWithAWindowOverRam() {
    TestStage stage =
        new TestStage(
            Machines.bare()
                .with(Machines::ramAbove4G)
                .with(northbridge(NORTHBRIDGE, 0x1203, 0xbe00_0000L, 0))
                .with(roomForApertureAt(0xbc00_0000L)));

    assertThat(Boots.boot(stage, Dialect.LINUX_6_1))
        .isInstanceOfSatisfying(
            Initialization.Active.class,
            a -> {
              assertThat(a.units()).isEqualTo(1);
              assertThat(a.groups()).hasSize(1);
              assertThat(a.passthrough()).isFalse();
            });

    assertThat(stage.printed())
        .as("Phenom II X4 940 with Linux 4.12, the addresses 96 MB lower")
        .containsExactly(
            "AGP: No AGP bridge found",
            "AGP: Checking aperture...",
            "AGP: No AGP bridge found",
            "AGP: Node 0: aperture [bus addr 0xbe000000-0xbfffffff] (32MB)",
            "Aperture pointing to e820 RAM. Ignoring.",
            "AGP: Your BIOS doesn't leave an aperture memory hole",
            "AGP: Please enable the IOMMU option in the BIOS setup",
            "AGP: This costs you 64MB of RAM",
            "AGP: Mapping aperture over RAM [mem 0xbc000000-0xbfffffff] (65536KB)",
            "PCI-DMA: Disabling AGP.",
            "PCI-DMA: aperture base @ bc000000 size 65536 KB",
            "PCI-DMA: using GART IOMMU.",
            "PCI-DMA: Reserving 64MB of IOMMU area in the AGP aperture");
  }

  @Test
  void aVirtualMachineWithSuchAProcessorAndNoNorthbridge() {
    TestStage stage = new TestStage(Machines.bare());

    Boots.boot(stage, Dialect.LINUX_6_1);

    assertThat(stage.printed())
        .as("every recorded boot of Linux 6.1")
        .isEqualTo(
            List.of(
                "AGP: No AGP bridge found",
                "AGP: Checking aperture...",
                "AGP: No AGP bridge found"));
  }
}

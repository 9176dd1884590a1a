package org.lifeboat.plugin.gart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.plugin.gart.Machines.NORTHBRIDGE;
import static org.lifeboat.plugin.gart.Machines.northbridge;
import static org.lifeboat.plugin.gart.Machines.roomForApertureAt;

import org.junit.jupiter.api.Test;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.testkit.TestMachine;
import org.lifeboat.testkit.TestStage;

class AgpBridgeTest {
  private static final String BRIDGE = "00:00.0";

  /**
   * A machine with an AGP bridge whose window starts at {@code base}; {@code size} is its register.
   */
  private static TestMachine withBridge(long base, int size) {
    return Machines.bare()
        .with(Machines::ramAbove4G)
        .with(roomForApertureAt(0x8000_0000L))
        .withConfigWord(BRIDGE, 0x00, 0x7454_1022)
        .withConfigWord(BRIDGE, 0x04, 0x0010_0000)
        .withConfigWord(BRIDGE, 0x08, 0x0600_0000)
        .withConfigWord(BRIDGE, 0x10, (int) base)
        .withConfigWord(BRIDGE, 0x34, 0x80)
        .withConfigWord(BRIDGE, 0x80, 0x0030_c002)
        .withConfigWord(BRIDGE, 0x94, size);
  }

  @Test
  void itsWindowServesWhereTheNorthbridgeHasNone() {
    TestStage stage =
        new TestStage(withBridge(0xd000_0000L, 0xf20).with(northbridge(NORTHBRIDGE, 0x1103, 0, 0)));

    Boots.boot(stage, Dialect.LINUX_2_6_32);

    assertThat(stage.printed())
        .containsExactly(
            "Checking aperture...",
            "AGP bridge at 00:00:00",
            "Aperture from AGP @ d0000000 old size 32 MB",
            "Aperture from AGP @ d0000000 size 128 MB (APSIZE f20)",
            "Node 0: aperture @ 0 size 32 MB",
            "PCI-DMA: using GART IOMMU.",
            "PCI-DMA: Reserving 64MB of IOMMU area in the AGP aperture");
    assertThat(stage.requests()).isEmpty();
  }

  @Test
  void aSizeThatReachesBeyond4GbIsNotRight() {
    TestStage stage =
        new TestStage(withBridge(0xf800_0000L, 0xf00).with(northbridge(NORTHBRIDGE, 0x1103, 0, 0)));

    Boots.boot(stage, Dialect.LINUX_6_1);

    assertThat(stage.printed())
        .startsWith(
            "AGP: pci 0000:00:00:00: AGP bridge",
            "AGP: pci 0000:00:00.0: AGP aperture [bus addr 0xf8000000-0xf9ffffff] (old size 32MB)",
            "AGP: pci 0000:00:00.0: AGP aperture size 256MB (APSIZE 0xf00) is not right, using"
                + " settings from NB",
            "AGP: pci 0000:00:00.0: AGP aperture [bus addr 0xf8000000-0xf9ffffff] (32MB, APSIZE"
                + " 0xf00)");
  }

  @Test
  void aSmallWindowThatBothAgreeOnIsUsedUnderProtest() {
    TestStage stage =
        new TestStage(
            withBridge(0xd000_0000L, 0xf38)
                .with(northbridge(NORTHBRIDGE, 0x1103, 0xd000_0000L, 0)));

    assertThat(Boots.boot(stage, Dialect.LINUX_6_1)).isInstanceOf(Initialization.Active.class);

    assertThat(stage.printed())
        .containsSubsequence(
            "Aperture too small (32 MB) than (64 MB)",
            "AGP: you are using iommu with agp, but GART size is less than 64MB",
            "AGP: please increase GART size in your BIOS setup",
            "AGP: if BIOS doesn't have that option, contact your HW vendor!",
            "PCI-DMA: using GART IOMMU.",
            "PCI-DMA: Warning: Small IOMMU 16MB. Consider increasing the AGP aperture in BIOS");
  }

  @Test
  void theWholeWindowRemapsWhereAgpHasNoShareInIt() {
    TestStage forbidden =
        new TestStage(
            withBridge(0xd000_0000L, 0xf20)
                .with(northbridge(NORTHBRIDGE, 0x1103, 0, 0))
                .withCommandLine("iommu=noagp"));

    Boots.boot(forbidden, Dialect.LINUX_6_1);

    assertThat(forbidden.printed())
        .endsWith(
            "PCI-DMA: Disabling AGP.",
            "PCI-DMA: aperture base @ d0000000 size 131072 KB",
            "PCI-DMA: using GART IOMMU.",
            "PCI-DMA: Reserving 128MB of IOMMU area in the AGP aperture");
  }

  @Test
  void aBridgeBehindABridgeIsFound() {
    TestStage stage =
        new TestStage(
            Machines.bare()
                .withConfigWord("00:01.0", 0x08, 0x0604_0000)
                .withConfigWord("00:01.0", 0x0c, 0x0001_0000)
                .withConfigWord("00:01.0", 0x18, 0x0002_0200)
                .withConfigWord("02:00.0", 0x04, 0x0010_0000)
                .withConfigWord("02:00.0", 0x08, 0x0600_0000)
                .withConfigWord("02:00.0", 0x34, 0x40)
                .withConfigWord("02:00.0", 0x40, 0x0002));

    Boots.boot(stage, Dialect.LINUX_2_6_32);

    assertThat(stage.printed()).contains("AGP bridge at 02:00:00");
  }

  @Test
  void capabilitiesThatFollowThemselvesComeToAnEnd() {
    TestStage stage =
        new TestStage(
            Machines.bare()
                .withConfigWord(BRIDGE, 0x04, 0x0010_0000)
                .withConfigWord(BRIDGE, 0x08, 0x0600_0000)
                .withConfigWord(BRIDGE, 0x34, 0x40)
                .withConfigWord(BRIDGE, 0x40, 0x4001));

    Boots.boot(stage, Dialect.LINUX_2_6_32);

    assertThat(stage.printed()).containsExactly("Checking aperture...", "No AGP bridge found");
  }
}

package org.lifeboat.plugin.amdvi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.testkit.TestMachine;
import org.lifeboat.testkit.TestStage;

class UnitsTest {
  private static final long FEATURES =
      Unit.GUEST_APIC | Unit.PERFORMANCE_COUNTERS | Unit.GUEST_VIRTUAL_APIC;

  private static Bytes trusted(long features) {
    return IvrsBytes.table(
        1,
        IvrsBytes.unit(0x11, 0x10, Machines.MMIO, features, IvrsBytes.ALL, IvrsBytes.SOUTHBRIDGE));
  }

  private static Initialization.Active active(TestMachine machine) {
    return active(new TestStage(machine));
  }

  private static Initialization.Active active(TestStage stage) {
    return (Initialization.Active) Boots.boot(stage, Dialect.LINUX_6_1);
  }

  @Test
  void whatTheTableSaysOfFeaturesCountsAndADifferenceIsBlamedOnFirmware() {
    TestStage stage = new TestStage(Machines.q35(trusted(FEATURES)));

    active(stage);

    assertThat(stage.printed())
        .contains(
            "AMD-Vi: Using global IVHD EFR:0x200280, EFR2:0x0",
            "AMD-Vi: [Firmware Warn]: EFR mismatch. Use IVHD EFR (0x29d3 : 0x200280), EFR2 (0x0 :"
                + " 0x0).",
            "pci 0000:00:02.0: AMD-Vi: IOMMU performance counters supported",
            "AMD-Vi: Extended features (0x200280, 0x0): GA PC GA_vAPIC")
        .endsWith("AMD-Vi: Virtual APIC enabled");
  }

  @Test
  void featuresOfTheTableDoNotCountUnlessItSaysThatTheyDo() {
    Bytes silent =
        IvrsBytes.table(0, IvrsBytes.unit(0x11, 0x10, Machines.MMIO, FEATURES, IvrsBytes.ALL));
    TestStage stage = new TestStage(Machines.q35(silent));

    active(stage);

    assertThat(stage.printed())
        .contains("AMD-Vi: Using global IVHD EFR:0x0, EFR2:0x0")
        .contains("AMD-Vi: Extended features (0x29d3, 0x0): PreF PPR GT IA GA HE")
        .doesNotContain("AMD-Vi: Virtual APIC enabled");
  }

  @Test
  void guestInterruptsCanBeForbidden() {
    TestStage stage =
        new TestStage(Machines.q35(trusted(FEATURES)).withCommandLine("amd_iommu_intr=legacy"));

    active(stage);

    assertThat(stage.printed()).doesNotContain("AMD-Vi: Virtual APIC enabled");
  }

  @Test
  void guestPageTablesNeedBothFeatures() {
    TestStage without =
        new TestStage(Machines.q35(trusted(FEATURES)).withCommandLine("amd_iommu=pgtbl_v2"));
    TestStage with =
        new TestStage(
            Machines.q35(trusted(FEATURES | Unit.GUEST_IO | Unit.GUEST_TRANSLATION))
                .withCommandLine("amd_iommu=pgtbl_v2"));

    active(without);
    active(with);

    assertThat(without.printed())
        .contains("AMD-Vi: Cannot enable v2 page table for DMA-API. Fallback to v1.");
    assertThat(with.printed()).contains("AMD-Vi: V2 page table enabled");
  }

  @Test
  void theCommandLinesLastWordOnPassthroughCounts() {
    Bytes table = trusted(FEATURES);

    assertThat(active(Machines.q35(table).withCommandLine("iommu=pt")).passthrough()).isTrue();
    assertThat(active(Machines.q35(table).withCommandLine("iommu.passthrough=1")).passthrough())
        .isTrue();
    assertThat(
            active(Machines.q35(table).withCommandLine("iommu=pt iommu.passthrough=0"))
                .passthrough())
        .isFalse();
  }

  @Test
  void theLastDescriptionOfTheFirstUnitDecidesWhichBlocksCount() {
    byte[] old = IvrsBytes.unit(0x10, 0x10, 0, 0, IvrsBytes.ALL);
    byte[] newer = IvrsBytes.unit(0x40, 0x10, Machines.MMIO, 0, IvrsBytes.ALL);

    assertThat(active(Machines.q35(IvrsBytes.table(old, newer))).units()).isEqualTo(1);
  }

  @Test
  void blocksBehindOneOfAHigherTypeDoNotDecide() {
    byte[] first = IvrsBytes.unit(0x10, 0x10, Machines.MMIO, 0, IvrsBytes.ALL);
    byte[] newer = IvrsBytes.unit(0x11, 0x10, 0, 0, IvrsBytes.ALL);
    byte[] high = {0x51, 0, 6, 0, 0, 0};

    assertThat(active(Machines.q35(IvrsBytes.table(first, high, newer))).units()).isEqualTo(1);
  }

  @Test
  void differingUnitsAreBlamedOnFirmwareAndOnlyWhatTheyShareCounts() {
    byte[] one = IvrsBytes.unit(0x11, 0x10, Machines.MMIO, 0x83, IvrsBytes.ALL);
    byte[] other = IvrsBytes.unit(0x11, 0x08, 0xfeb8_0000L, 0x85, IvrsBytes.ALL);
    TestStage stage =
        new TestStage(
            Machines.q35(IvrsBytes.table(1, one, other))
                .withRegisters(Machines.unit(0xfeb8_0000L, 0, 0, true)));

    active(stage);

    assertThat(stage.printed())
        .startsWith(
            "AMD-Vi: [Firmware Bug]: Found inconsistent EFR/EFR2 0x85,0x0 (global 0x83,0x0) on"
                + " iommu1 (0000:00:01.0).",
            "AMD-Vi: Using global IVHD EFR:0x81, EFR2:0x0");
  }

  @Test
  void aUnitThatFirmwareLeftOnIsSwitchedOff() {
    TestStage stage =
        new TestStage(
            Machines.q35(IvrsBytes.table(IvrsBytes.unit(IvrsBytes.ALL)))
                .withRegisters(Machines.unit(Machines.MMIO, 1, 0, true)));

    active(stage);

    assertThat(stage.printed())
        .contains("AMD-Vi: Translation was enabled for IOMMU:0 but we are not in kdump mode");
  }

  @Test
  void onlyDevicesThatTheTableNamesAreServed() {
    TestStage stage =
        new TestStage(Machines.q35(IvrsBytes.table(IvrsBytes.unit(IvrsBytes.range(0x08, 0x10)))));

    assertThat(active(stage).groups())
        .map(group -> group.functions().toString())
        .containsExactly("[0000:00:01.0]");
  }

  @Test
  void devicesOfAcpiAreNamedInTheLog() {
    byte[] device = new byte[22 + 4];
    device[0] = (byte) 0xf0;
    device[1] = (byte) 0xa5;
    System.arraycopy(
        "AMDI0020ID04".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, device, 4, 8);
    device[20] = 2;
    device[21] = 4;
    System.arraycopy("ID04".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, device, 22, 4);
    byte[] newer = IvrsBytes.unit(0x40, 0x10, Machines.MMIO, 0, IvrsBytes.select(8), device);
    byte[] old = IvrsBytes.unit(0x11, 0x10, Machines.MMIO, 0, IvrsBytes.select(8), device);
    TestStage modern = new TestStage(Machines.q35(IvrsBytes.table(newer)));
    TestStage misplaced = new TestStage(Machines.q35(IvrsBytes.table(old)));

    active(modern);
    active(misplaced);

    assertThat(modern.printed()).contains("AMD-Vi: ivrs, add hid:AMDI0020, uid:ID04, rdevid:160");
    assertThat(misplaced.printed())
        .contains("AMD-Vi: [Firmware Bug]: Invalid IVHD device type 0xf0");
  }
}

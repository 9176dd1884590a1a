package org.lifeboat.plugin.amdvi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.testkit.TestMachine;
import org.lifeboat.testkit.TestStage;

class InterruptRemappingTest {
  private static final String ENABLED = "AMD-Vi: Interrupt remapping enabled";
  private static final Bytes WITHOUT_IO_APIC = IvrsBytes.table(IvrsBytes.unit(IvrsBytes.ALL));
  private static final Bytes SOUND =
      IvrsBytes.table(IvrsBytes.unit(IvrsBytes.ALL, IvrsBytes.SOUTHBRIDGE));

  private static byte[] ioApic(int id, int place) {
    return new byte[] {0x48, 0, 0, 0, (byte) id, (byte) place, (byte) (place >> 8), 1};
  }

  private static TestStage booted(TestMachine machine) {
    TestStage stage = new TestStage(machine);
    assertThat(Boots.boot(stage, Dialect.LINUX_6_1)).isInstanceOf(Initialization.Active.class);
    return stage;
  }

  @Test
  void aTableWithoutIoApicsCostsInterruptRemappingOnly() {
    TestStage stage = booted(Machines.q35(WITHOUT_IO_APIC));

    assertThat(stage.printed())
        .containsSubsequence(
            "AMD-Vi: [Firmware Bug]: : IOAPIC[0] not in IVRS table",
            "AMD-Vi: [Firmware Bug]: : No southbridge IOAPIC found",
            "AMD-Vi: Disabling interrupt remapping")
        .doesNotContain(ENABLED);
  }

  @Test
  void theCommandLineHelps() {
    TestStage stage =
        booted(Machines.q35(WITHOUT_IO_APIC).withCommandLine("ivrs_ioapic=0@00:14.0"));

    assertThat(stage.printed()).contains(ENABLED).noneMatch(l -> l.contains("Firmware Bug"));
  }

  @Test
  void withMapsOfTheUserTheFirmwareIsNotToBlame() {
    TestStage stage =
        booted(Machines.q35(WITHOUT_IO_APIC).withCommandLine("ivrs_ioapic=0@00:15.0"));

    assertThat(stage.printed())
        .contains("AMD-Vi: : No southbridge IOAPIC found")
        .doesNotContain(ENABLED);
  }

  @Test
  void theCommandLineOverridesTheTable() {
    TestStage stage = booted(Machines.q35(SOUND).withCommandLine("ivrs_ioapic=0@00:14.0"));

    assertThat(stage.printed())
        .contains("AMD-Vi: Command-line override present for IOAPIC id 0 - ignoring", ENABLED);
  }

  @Test
  void aMissingControllerBeforeTheSouthbridgesIsForgiven() {
    Bytes table = IvrsBytes.table(IvrsBytes.unit(IvrsBytes.ALL, ioApic(5, 0xa0)));
    TestStage stage = booted(Machines.q35(table).withTable("APIC", IvrsBytes.madt(4, 5)));

    assertThat(stage.printed())
        .contains("AMD-Vi: [Firmware Bug]: : IOAPIC[4] not in IVRS table", ENABLED);
  }

  @Test
  void aMissingControllerAfterTheSouthbridgesIsNot() {
    Bytes table = IvrsBytes.table(IvrsBytes.unit(IvrsBytes.ALL, ioApic(4, 0xa0)));
    TestStage stage = booted(Machines.q35(table).withTable("APIC", IvrsBytes.madt(4, 5)));

    assertThat(stage.printed())
        .contains("AMD-Vi: Disabling interrupt remapping")
        .doesNotContain(ENABLED, "AMD-Vi: [Firmware Bug]: : No southbridge IOAPIC found");
  }

  @Test
  void switchedOffItLeavesTheTableAloneUntilRunTime() {
    TestStage stage = new TestStage(Machines.q35(WITHOUT_IO_APIC).withCommandLine("intremap=off"));
    AmdViDriver driver = new AmdViDriver(AmdViSettings.of(Dialect.LINUX_6_1));
    driver.readParameters(stage);
    driver.detect(stage);

    driver.prepareInterrupts(stage);
    assertThat(stage.printed()).isEmpty();

    assertThat(driver.initialize(stage)).isInstanceOf(Initialization.Active.class);
    assertThat(stage.printed())
        .startsWith("AMD-Vi: Using global IVHD EFR:0x0, EFR2:0x0")
        .noneMatch(l -> l.contains("IOAPIC"));
  }

  @Test
  void aKernelBuiltWithoutItDoesNotAskForIoApics() {
    TestStage stage = new TestStage(Machines.q35(WITHOUT_IO_APIC));

    Boots.boot(stage, AmdViSettings.of(Dialect.LINUX_6_1).withInterruptRemapping(false));

    assertThat(stage.printed()).noneMatch(l -> l.contains("IOAPIC"));
  }

  @Test
  void unitsWithX2apicSaySo() {
    long features = Unit.GUEST_APIC | Unit.X2APIC;
    TestStage stage =
        booted(
            Machines.q35(
                IvrsBytes.table(
                    IvrsBytes.unit(
                        0x11,
                        0x10,
                        Machines.MMIO,
                        features,
                        IvrsBytes.ALL,
                        IvrsBytes.SOUTHBRIDGE))));

    assertThat(stage.printed()).containsSubsequence(ENABLED, "AMD-Vi: X2APIC enabled");
  }

  @Test
  void aMadtIsReadEntryByEntry() {
    assertThat(InterruptControllers.ioApics(new FirmwareTable("APIC", 0, IvrsBytes.madt(3, 9))))
        .isEqualTo(List.of(3, 9));
  }

  @Test
  void aMadtThatIsCutEndsThere() {
    Bytes cut = IvrsBytes.madt(3, 9).slice(0, 57);

    assertThat(InterruptControllers.ioApics(new FirmwareTable("APIC", 0, cut)))
        .isEqualTo(List.of(3));
  }
}

package org.lifeboat.plugin.amdvi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;

class InterruptRemappingTest {
  private static final String ENABLED = "AMD-Vi: Interrupt remapping enabled";
  private static final Bytes WITHOUT_IO_APIC = IvrsBytes.table(IvrsBytes.unit(IvrsBytes.ALL));
  private static final Bytes SOUND =
      IvrsBytes.table(IvrsBytes.unit(IvrsBytes.ALL, IvrsBytes.SOUTHBRIDGE));

  private static byte[] ioApic(int id, int place) {
    return new byte[] {0x48, 0, 0, 0, (byte) id, (byte) place, (byte) (place >> 8), 1};
  }

  private static FakeMachine booted(FakeMachine machine) {
    assertThat(Boots.boot(machine, Dialect.LINUX_6_1)).isInstanceOf(Initialization.Active.class);
    return machine;
  }

  @Test
  void aTableWithoutIoApicsCostsInterruptRemappingOnly() {
    FakeMachine machine = booted(Boots.q35(WITHOUT_IO_APIC));

    assertThat(machine.log)
        .containsSubsequence(
            "AMD-Vi: [Firmware Bug]: : IOAPIC[0] not in IVRS table",
            "AMD-Vi: [Firmware Bug]: : No southbridge IOAPIC found",
            "AMD-Vi: Disabling interrupt remapping")
        .doesNotContain(ENABLED);
  }

  @Test
  void theCommandLineHelps() {
    FakeMachine machine = booted(Boots.q35(WITHOUT_IO_APIC).booted("ivrs_ioapic=0@00:14.0"));

    assertThat(machine.log).contains(ENABLED).noneMatch(l -> l.contains("Firmware Bug"));
  }

  @Test
  void withMapsOfTheUserTheFirmwareIsNotToBlame() {
    FakeMachine machine = booted(Boots.q35(WITHOUT_IO_APIC).booted("ivrs_ioapic=0@00:15.0"));

    assertThat(machine.log)
        .contains("AMD-Vi: : No southbridge IOAPIC found")
        .doesNotContain(ENABLED);
  }

  @Test
  void theCommandLineOverridesTheTable() {
    FakeMachine machine = booted(Boots.q35(SOUND).booted("ivrs_ioapic=0@00:14.0"));

    assertThat(machine.log)
        .contains("AMD-Vi: Command-line override present for IOAPIC id 0 - ignoring", ENABLED);
  }

  @Test
  void aMissingControllerBeforeTheSouthbridgesIsForgiven() {
    Bytes table = IvrsBytes.table(IvrsBytes.unit(IvrsBytes.ALL, ioApic(5, 0xa0)));
    FakeMachine machine = booted(Boots.q35(table).with("APIC", IvrsBytes.madt(4, 5)));

    assertThat(machine.log)
        .contains("AMD-Vi: [Firmware Bug]: : IOAPIC[4] not in IVRS table", ENABLED);
  }

  @Test
  void aMissingControllerAfterTheSouthbridgesIsNot() {
    Bytes table = IvrsBytes.table(IvrsBytes.unit(IvrsBytes.ALL, ioApic(4, 0xa0)));
    FakeMachine machine = booted(Boots.q35(table).with("APIC", IvrsBytes.madt(4, 5)));

    assertThat(machine.log)
        .contains("AMD-Vi: Disabling interrupt remapping")
        .doesNotContain(ENABLED, "AMD-Vi: [Firmware Bug]: : No southbridge IOAPIC found");
  }

  @Test
  void switchedOffItLeavesTheTableAloneUntilRunTime() {
    FakeMachine machine = Boots.q35(WITHOUT_IO_APIC).booted("intremap=off");
    AmdViDriver driver = new AmdViDriver(AmdViSettings.of(Dialect.LINUX_6_1));
    driver.readParameters(machine);
    driver.detect(machine);

    driver.prepareInterrupts(machine);
    assertThat(machine.log).isEmpty();

    assertThat(driver.initialize(machine)).isInstanceOf(Initialization.Active.class);
    assertThat(machine.log)
        .startsWith("AMD-Vi: Using global IVHD EFR:0x0, EFR2:0x0")
        .noneMatch(l -> l.contains("IOAPIC"));
  }

  @Test
  void aKernelBuiltWithoutItDoesNotAskForIoApics() {
    FakeMachine machine = Boots.q35(WITHOUT_IO_APIC);

    Boots.boot(machine, new AmdViSettings(Dialect.LINUX_6_1, false, UnitFailure.FAILS_CLEANLY));

    assertThat(machine.log).noneMatch(l -> l.contains("IOAPIC"));
  }

  @Test
  void unitsWithX2apicSaySo() {
    long features = Unit.GUEST_APIC | Unit.X2APIC;
    FakeMachine machine =
        booted(
            Boots.q35(
                IvrsBytes.table(
                    IvrsBytes.unit(
                        0x11,
                        0x10,
                        FakeMachine.MMIO,
                        features,
                        IvrsBytes.ALL,
                        IvrsBytes.SOUTHBRIDGE))));

    assertThat(machine.log).containsSubsequence(ENABLED, "AMD-Vi: X2APIC enabled");
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

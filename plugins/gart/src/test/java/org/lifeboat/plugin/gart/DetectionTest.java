package org.lifeboat.plugin.gart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.firmware.Processor;

class DetectionTest {
  private static FakeMachine withNorthbridge() {
    return new FakeMachine()
        .withRamAbove4G()
        .withNorthbridge(FakeMachine.NORTHBRIDGE, 0x1203, 0xd000_0000L, 1);
  }

  private static Detection detect(FakeMachine machine, Dialect dialect) {
    return Boots.detect(Boots.driver(dialect), machine);
  }

  @ParameterizedTest
  @CsvSource({
    "AMD, 0xf, 0x6b, true",
    "AMD, 0x10, 4, true",
    "AMD, 0x15, 0x0f, true",
    "AMD, 0x15, 0x10, false",
    "AMD, 0x17, 1, false",
    "INTEL, 0xf, 4, false"
  })
  void onlyTheseProcessorsHaveIt(Processor.Vendor vendor, int family, int model, boolean has) {
    FakeMachine machine = withNorthbridge().withProcessor(vendor, family, model);

    assertThat(detect(machine, Dialect.LINUX_6_1) instanceof Detection.Present).isEqualTo(has);
    assertThat(machine.log.isEmpty()).isEqualTo(!has);
  }

  @Test
  void linux26LooksOnEveryMachine() {
    FakeMachine old = new FakeMachine().withProcessor(Processor.Vendor.INTEL, 6, 15);
    FakeMachine newer = new FakeMachine().withProcessor(Processor.Vendor.INTEL, 6, 15);

    assertThat(detect(old, Dialect.LINUX_2_6_32)).isInstanceOf(Detection.Absent.class);
    assertThat(detect(newer, Dialect.LINUX_2_6_33)).isInstanceOf(Detection.Absent.class);

    assertThat(old.log).containsExactly("Checking aperture...", "No AGP bridge found");
    assertThat(newer.log)
        .containsExactly("No AGP bridge found", "Checking aperture...", "No AGP bridge found");
  }

  @ParameterizedTest
  @CsvSource({"0x1103, true", "0x1203, true", "0x1603, true", "0x1463, false"})
  void onlyTheseNorthbridgesHaveIt(int device, boolean has) {
    FakeMachine machine =
        new FakeMachine().withNorthbridge(FakeMachine.NORTHBRIDGE, device, 0xd000_0000L, 1);

    assertThat(detect(machine, Dialect.LINUX_6_1) instanceof Detection.Present).isEqualTo(has);
  }

  @Test
  void northbridgesAreFoundOnThreeBuses() {
    FakeMachine machine =
        withNorthbridge()
            .withNorthbridge("ff:00.3", 0x1203, 0xd000_0000L, 1)
            .withNorthbridge("fe:1f.3", 0x1203, 0xd000_0000L, 1)
            .withNorthbridge("01:18.3", 0x1203, 0xd000_0000L, 1);

    assertThat(detect(machine, Dialect.LINUX_6_1))
        .isEqualTo(new Detection.Present("3 northbridges"));
  }

  @ParameterizedTest
  @CsvSource({
    "LINUX_6_1, iommu=off, iommu=off",
    "LINUX_6_1, iommu=noaperture, iommu=noaperture",
    "LINUX_2_6_33, iommu=soft, iommu=soft",
    "LINUX_2_6_33, swiotlb=force, swiotlb=force"
  })
  void parametersSwitchItOff(Dialect dialect, String parameters, String why) {
    assertThat(detect(withNorthbridge().booted(parameters), dialect))
        .isEqualTo(new Detection.Disabled(why));
  }

  @Test
  void withoutApertureOnlyTheEarlySearchSpeaks() {
    FakeMachine machine = withNorthbridge().booted("iommu=noaperture");

    assertThat(Boots.boot(machine, Dialect.LINUX_6_1)).isInstanceOf(Initialization.Inactive.class);
    assertThat(machine.log).containsExactly("AGP: No AGP bridge found");
  }

  @Test
  void aViaChipsetSwitchesItOff() {
    FakeMachine machine =
        withNorthbridge().with("00:01.0", 0x00, 0xb188_1106).with("00:01.0", 0x08, 0x0604_0000);

    assertThat(detect(machine, Dialect.LINUX_2_6_32)).isInstanceOf(Detection.Disabled.class);
    assertThat(machine.log)
        .containsExactly("Looks like a VIA chipset. Disabling IOMMU. Override with iommu=allowed");
  }

  @Test
  void aViaChipsetCanBeAllowed() {
    FakeMachine machine =
        withNorthbridge()
            .with("00:01.0", 0x00, 0xb188_1106)
            .with("00:01.0", 0x08, 0x0604_0000)
            .booted("iommu=allowed");

    assertThat(detect(machine, Dialect.LINUX_2_6_32)).isInstanceOf(Detection.Present.class);
  }
}

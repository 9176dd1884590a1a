package org.lifeboat.plugin.gart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.plugin.gart.Machines.NORTHBRIDGE;
import static org.lifeboat.plugin.gart.Machines.northbridge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.testkit.TestMachine;
import org.lifeboat.testkit.TestStage;

class DetectionTest {
  private static TestMachine withNorthbridge() {
    return Machines.bare()
        .with(Machines::ramAbove4G)
        .with(northbridge(NORTHBRIDGE, 0x1203, 0xd000_0000L, 1));
  }

  private static Detection detect(TestStage stage, Dialect dialect) {
    return Boots.detect(Boots.driver(dialect), stage);
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
    TestStage stage =
        new TestStage(
            withNorthbridge().withProcessor(new Processor(vendor, family, model, 1, false)));

    assertThat(detect(stage, Dialect.LINUX_6_1) instanceof Detection.Present).isEqualTo(has);
    assertThat(stage.printed().isEmpty()).isEqualTo(!has);
  }

  @Test
  void linux26LooksOnEveryMachine() {
    TestStage old =
        new TestStage(
            Machines.bare().withProcessor(new Processor(Processor.Vendor.INTEL, 6, 15, 1, false)));
    TestStage newer =
        new TestStage(
            Machines.bare().withProcessor(new Processor(Processor.Vendor.INTEL, 6, 15, 1, false)));

    assertThat(detect(old, Dialect.LINUX_2_6_32)).isInstanceOf(Detection.Absent.class);
    assertThat(detect(newer, Dialect.LINUX_2_6_33)).isInstanceOf(Detection.Absent.class);

    assertThat(old.printed()).containsExactly("Checking aperture...", "No AGP bridge found");
    assertThat(newer.printed())
        .containsExactly("No AGP bridge found", "Checking aperture...", "No AGP bridge found");
  }

  @ParameterizedTest
  @CsvSource({"0x1103, true", "0x1203, true", "0x1603, true", "0x1463, false"})
  void onlyTheseNorthbridgesHaveIt(int device, boolean has) {
    TestStage stage =
        new TestStage(Machines.bare().with(northbridge(NORTHBRIDGE, device, 0xd000_0000L, 1)));

    assertThat(detect(stage, Dialect.LINUX_6_1) instanceof Detection.Present).isEqualTo(has);
  }

  @Test
  void northbridgesAreFoundOnThreeBuses() {
    TestStage stage =
        new TestStage(
            withNorthbridge()
                .with(northbridge("ff:00.3", 0x1203, 0xd000_0000L, 1))
                .with(northbridge("fe:1f.3", 0x1203, 0xd000_0000L, 1))
                .with(northbridge("01:18.3", 0x1203, 0xd000_0000L, 1)));

    assertThat(detect(stage, Dialect.LINUX_6_1)).isEqualTo(new Detection.Present("3 northbridges"));
  }

  @ParameterizedTest
  @CsvSource({
    "LINUX_6_1, iommu=off, iommu=off",
    "LINUX_6_1, iommu=noaperture, iommu=noaperture",
    "LINUX_2_6_33, iommu=soft, iommu=soft",
    "LINUX_2_6_33, swiotlb=force, swiotlb=force"
  })
  void parametersSwitchItOff(Dialect dialect, String parameters, String why) {
    assertThat(detect(new TestStage(withNorthbridge().withCommandLine(parameters)), dialect))
        .isEqualTo(new Detection.Disabled(why));
  }

  @Test
  void withoutApertureOnlyTheEarlySearchSpeaks() {
    TestStage stage = new TestStage(withNorthbridge().withCommandLine("iommu=noaperture"));

    assertThat(Boots.boot(stage, Dialect.LINUX_6_1)).isInstanceOf(Initialization.Inactive.class);
    assertThat(stage.printed()).containsExactly("AGP: No AGP bridge found");
  }

  @Test
  void aViaChipsetSwitchesItOff() {
    TestStage stage =
        new TestStage(
            withNorthbridge()
                .withConfigWord("00:01.0", 0x00, 0xb188_1106)
                .withConfigWord("00:01.0", 0x08, 0x0604_0000));

    assertThat(detect(stage, Dialect.LINUX_2_6_32)).isInstanceOf(Detection.Disabled.class);
    assertThat(stage.printed())
        .containsExactly("Looks like a VIA chipset. Disabling IOMMU. Override with iommu=allowed");
  }

  @Test
  void aViaChipsetCanBeAllowed() {
    TestStage stage =
        new TestStage(
            withNorthbridge()
                .withConfigWord("00:01.0", 0x00, 0xb188_1106)
                .withConfigWord("00:01.0", 0x08, 0x0604_0000)
                .withCommandLine("iommu=allowed"));

    assertThat(detect(stage, Dialect.LINUX_2_6_32)).isInstanceOf(Detection.Present.class);
  }

  @ParameterizedTest
  @CsvSource({"iommu=soft, true", "swiotlb=force, true", "iommu=soft, false"})
  void until518AWishForTheBounceBufferEndsTheSearch(String parameter, boolean yields) {
    TestStage stage = new TestStage(withNorthbridge().withCommandLine(parameter));
    GartDriver driver = new GartDriver(new GartSettings(Dialect.LINUX_6_1, true, yields));

    assertThat(Boots.detect(driver, stage) instanceof Detection.Disabled).isEqualTo(yields);
  }
}

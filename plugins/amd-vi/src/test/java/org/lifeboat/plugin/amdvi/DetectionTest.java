package org.lifeboat.plugin.amdvi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.EarlyProbe;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.testkit.TestStage;

class DetectionTest {
  private static final Bytes SOUND =
      IvrsBytes.table(IvrsBytes.unit(IvrsBytes.ALL, IvrsBytes.SOUTHBRIDGE));

  private static Detection detect(TestStage stage, Dialect dialect) {
    AmdViDriver driver = new AmdViDriver(AmdViSettings.of(dialect));
    driver.readParameters(stage);
    return driver.detect(stage);
  }

  @ParameterizedTest
  @EnumSource
  void aMachineWithoutATableHasNone(Dialect dialect) {
    assertThat(detect(new TestStage(Machines.bare()), dialect))
        .isInstanceOf(Detection.Absent.class);
  }

  @ParameterizedTest
  @EnumSource
  void aTableIsEnoughWhateverStandsInIt(Dialect dialect) {
    TestStage stage = new TestStage(Machines.bare().withTable("IVRS", Bytes.of((byte) 1)));

    assertThat(detect(stage, dialect)).isInstanceOf(Detection.Present.class);
  }

  @Test
  void unitsThatAreDescribedTwiceCountOnce() {
    byte[] old = IvrsBytes.unit(0x10, 2, 0xfeb8_0000L, 0, IvrsBytes.ALL);
    byte[] newer = IvrsBytes.unit(0x11, 2, 0xfeb8_0000L, 0, IvrsBytes.ALL);
    TestStage stage = new TestStage(Machines.bare().withTable("IVRS", IvrsBytes.table(old, newer)));

    assertThat(detect(stage, Dialect.LINUX_6_1))
        .isEqualTo(new Detection.Present("IVRS table, 1 unit"));
  }

  @Test
  void healthCannotBeKnownEarly() {
    assertThat(
            new AmdViDriver(AmdViSettings.of(Dialect.LINUX_6_1))
                .probe(new TestStage(Machines.bare())))
        .isInstanceOf(EarlyProbe.Unknowable.class);
  }

  @ParameterizedTest
  @CsvSource({
    "LINUX_6_1, iommu=off, iommu=off",
    "LINUX_6_1, amd_iommu=off, amd_iommu=off",
    "LINUX_2_6_32, iommu=soft, iommu=soft",
    "LINUX_2_6_33, iommu=soft, iommu=soft",
    "LINUX_2_6_33, swiotlb=force, swiotlb=force"
  })
  void parametersSwitchItOff(Dialect dialect, String parameters, String why) {
    TestStage stage = new TestStage(Machines.q35(SOUND).withCommandLine(parameters));

    assertThat(detect(stage, dialect)).isEqualTo(new Detection.Disabled(why));
    assertThat(stage.printed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "LINUX_6_1, iommu=soft",
    "LINUX_6_1, swiotlb=force",
    "LINUX_2_6_32, swiotlb=force",
    "LINUX_2_6_32, amd_iommu=off",
    "LINUX_2_6_33, amd_iommu=off"
  })
  void theseParametersDoNot(Dialect dialect, String parameters) {
    assertThat(detect(new TestStage(Machines.q35(SOUND).withCommandLine(parameters)), dialect))
        .isInstanceOf(Detection.Present.class);
  }

  @ParameterizedTest
  @CsvSource({"LINUX_6_1", "LINUX_2_6_33"})
  void whatIsSwitchedOffSaysNothing(Dialect dialect) {
    TestStage stage = new TestStage(Machines.q35(SOUND).withCommandLine("iommu=off"));

    assertThat(Boots.boot(stage, dialect)).isEqualTo(new Initialization.Inactive("iommu=off"));
    assertThat(stage.printed()).isEmpty();
  }

  @Test
  void linux2632SaysThatItIsDisabledAlsoWhereThereIsNoTable() {
    TestStage stage = new TestStage(Machines.bare().withCommandLine("iommu=off"));

    assertThat(Boots.boot(stage, Dialect.LINUX_2_6_32)).isInstanceOf(Initialization.Inactive.class);
    assertThat(stage.printed()).containsExactly("AMD-Vi disabled by kernel command line");
  }

  @Test
  void stoneyRidgeGraphicsSwitchItOff() {
    TestStage stage =
        new TestStage(Machines.q35(SOUND).with(Machines.function("00:03.0", 0x1002, 0x98e4, 0)));

    assertThat(detect(stage, Dialect.LINUX_6_1)).isInstanceOf(Detection.Disabled.class);
    assertThat(stage.printed()).containsExactly("AMD-Vi: Disable IOMMU on Stoney Ridge");
  }

  @Test
  void stoneyRidgeGraphicsCanBeIgnored() {
    TestStage stage =
        new TestStage(
            Machines.q35(SOUND)
                .with(Machines.function("00:03.0", 0x1002, 0x98e4, 0))
                .withCommandLine("amd_iommu=force_enable"));

    assertThat(detect(stage, Dialect.LINUX_6_1)).isInstanceOf(Detection.Present.class);
    assertThat(stage.printed()).isEmpty();
  }
}

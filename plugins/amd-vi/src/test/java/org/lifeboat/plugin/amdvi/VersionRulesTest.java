package org.lifeboat.plugin.amdvi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.testkit.TestMachine;
import org.lifeboat.testkit.TestStage;

/** In what kernels from 4.2 on differ from 6.1, rule by rule. */
class VersionRulesTest {
  private static final Bytes SOUND =
      IvrsBytes.table(IvrsBytes.unit(IvrsBytes.ALL, IvrsBytes.SOUTHBRIDGE));

  private static final AmdViSettings OLD =
      new AmdViSettings(
          Dialect.LINUX_6_1,
          true,
          UnitFailure.FAILS_CLEANLY,
          true,
          false,
          false,
          false,
          true,
          true,
          false,
          SharedTables.INTRODUCED);

  private static final AmdViSettings NEW =
      new AmdViSettings(
          Dialect.LINUX_6_1,
          true,
          UnitFailure.FAILS_CLEANLY,
          false,
          true,
          true,
          true,
          false,
          false,
          true,
          SharedTables.SILENT);

  private static TestStage stage(String commandLine) {
    return new TestStage(Machines.q35(SOUND).withCommandLine(commandLine));
  }

  private static TestStage booted(String commandLine, AmdViSettings settings) {
    TestStage stage = stage(commandLine);
    Boots.boot(stage, settings);
    return stage;
  }

  @ParameterizedTest
  @ValueSource(strings = {"iommu=soft", "swiotlb=force"})
  void until518AWishForTheBounceBufferEndsTheSearch(String parameter) {
    assertThat(Boots.boot(stage(parameter), OLD)).isEqualTo(new Initialization.Inactive(parameter));
    assertThat(Boots.boot(stage(parameter), NEW)).isInstanceOf(Initialization.Active.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'', AMD-Vi: Lazy IO/TLB flushing enabled",
    "amd_iommu=fullflush, AMD-Vi: IO/TLB flush on unmap enabled"
  })
  void until513ItSaysHowUnmappingsAreFlushed(String commandLine, String said) {
    assertThat(booted(commandLine, OLD).printed()).contains(said);
    assertThat(booted(commandLine, NEW).printed()).noneMatch(line -> line.contains("IO/TLB"));
    assertThat(booted("iommu=pt", OLD).printed()).noneMatch(line -> line.contains("IO/TLB"));
  }

  @Test
  void until52TheIommuCoreTellsOfGroups() {
    assertThat(booted("", OLD).printed())
        .anyMatch(line -> line.matches("iommu: Adding device 0000:00:[^ ]+ to group 0"))
        .noneMatch(line -> line.contains("Adding to iommu group"));
    assertThat(booted("", NEW).printed())
        .anyMatch(line -> line.matches("pci 0000:00:[^ ]+: Adding to iommu group 0"));
  }

  @Test
  void until66EachUnitIsToldOf() {
    assertThat(booted("", OLD).printed()).anyMatch(line -> line.contains("AMD-Vi: Found IOMMU"));
    assertThat(booted("", NEW).printed()).noneMatch(line -> line.contains("Found IOMMU"));
  }

  @Test
  void until518OneWordOfFeaturesIsTold() {
    assertThat(booted("", OLD).printed())
        .anyMatch(line -> line.matches("AMD-Vi: Extended features \\(0x[0-9a-f]+\\):.*"));
    assertThat(booted("", NEW).printed())
        .anyMatch(line -> line.matches("AMD-Vi: Extended features \\(0x[0-9a-f]+, 0x0\\):.*"));
  }

  @Test
  void olderKernelsFindTheirWordsAnywhereInTheOption() {
    assertThat(Boots.boot(stage("amd_iommu=on,off"), OLD))
        .isEqualTo(new Initialization.Inactive("amd_iommu=off"));
    assertThat(booted("amd_iommu=on", OLD).printed())
        .noneMatch(line -> line.contains("Unknown option"));
    assertThat(booted("amd_iommu=on", NEW).printed()).contains("AMD-Vi: Unknown option - 'on'");
  }

  @Test
  void stoneyRidgeIsTakenLikeAnyBefore57() {
    TestMachine machine = Machines.q35(SOUND).with(Machines.function("00:03.0", 0x1002, 0x98e4, 0));
    AmdViDriver driver = new AmdViDriver(OLD);
    TestStage stage = new TestStage(machine);
    driver.readParameters(stage);

    assertThat(driver.detect(stage)).isInstanceOf(Detection.Present.class);
  }

  @Test
  void theDriverForSharedTablesIntroducesItselfOrTellsOrIsGone() {
    assertThat(settled(OLD).printed())
        .containsExactly(
            "AMD-Vi: AMD IOMMUv2 driver by Joerg Roedel <jroedel@suse.de>",
            "AMD-Vi: AMD IOMMUv2 functionality not available on this system");
    assertThat(settled(AmdViSettings.of(Dialect.LINUX_6_1)).printed())
        .containsExactly(
            "AMD-Vi: AMD IOMMUv2 functionality not available on this system - This is not a bug.");
    assertThat(settled(NEW).printed()).isEmpty();
  }

  private static TestStage settled(AmdViSettings settings) {
    TestStage stage = new TestStage(Machines.bare());
    new AmdViDriver(settings).settle(stage);
    return stage;
  }
}

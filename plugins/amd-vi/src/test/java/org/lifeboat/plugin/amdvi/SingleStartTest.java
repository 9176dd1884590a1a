package org.lifeboat.plugin.amdvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.testkit.TestStage;

class SingleStartTest {
  private static final Bytes SOUND = IvrsBytes.table(IvrsBytes.unit(IvrsBytes.range(0, 0xffff)));
  private static final Bytes ABSENT =
      IvrsBytes.table(IvrsBytes.unit(0x10, 0x18, Machines.MMIO, 0, IvrsBytes.ALL));

  private static Initialization.Active active(TestStage stage, Dialect dialect) {
    return (Initialization.Active) Boots.boot(stage, dialect);
  }

  @Test
  void linux2632TellsOfIsolationAndFlushing() {
    TestStage stage = new TestStage(Machines.q35(SOUND));

    active(stage, Dialect.LINUX_2_6_32);

    assertThat(stage.printed())
        .containsExactly(
            "AMD-Vi: Enabling IOMMU at 0000:00:02.0 cap 0x40",
            "AMD-Vi: device isolation enabled",
            "AMD-Vi: Lazy IO/TLB flushing enabled");
  }

  @Test
  void linux2633TellsOfFlushingOnly() {
    TestStage stage = new TestStage(Machines.q35(SOUND).withCommandLine("amd_iommu=fullflush"));

    active(stage, Dialect.LINUX_2_6_33);

    assertThat(stage.printed())
        .containsExactly(
            "AMD-Vi: Enabling IOMMU at 0000:00:02.0 cap 0x40",
            "AMD-Vi: IO/TLB flush on unmap enabled");
  }

  @Test
  void passthroughIsToldOfByLinux2633Only() {
    TestStage older = new TestStage(Machines.q35(SOUND).withCommandLine("iommu=pt"));
    TestStage newer = new TestStage(Machines.q35(SOUND).withCommandLine("iommu=pt"));

    assertThat(active(older, Dialect.LINUX_2_6_32).passthrough()).isTrue();
    assertThat(active(newer, Dialect.LINUX_2_6_33).passthrough()).isTrue();
    assertThat(older.printed()).containsExactly("AMD-Vi: Enabling IOMMU at 0000:00:02.0 cap 0x40");
    assertThat(newer.printed())
        .containsExactly(
            "AMD-Vi: Initialized for Passthrough Mode",
            "AMD-Vi: Enabling IOMMU at 0000:00:02.0 cap 0x40");
  }

  @Test
  void aWrongChecksumHasNoEffect() {
    TestStage stage = new TestStage(Machines.q35(SOUND.with(9, (byte) 0x55)));

    assertThat(active(stage, Dialect.LINUX_2_6_33).units()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"LINUX_2_6_32", "LINUX_2_6_33"})
  void aUnitThatIsNotThereFailsInSilence(Dialect dialect) {
    TestStage stage = new TestStage(Machines.q35(ABSENT));

    assertThat(Boots.boot(stage, dialect)).isInstanceOf(Initialization.Failed.class);
    assertThat(stage.printed()).isEmpty();
    assertThat(stage.blocksHeld()).isEmpty();
  }

  @Test
  void theFirst2632KernelsDieOfIt() {
    AmdViSettings settings =
        AmdViSettings.of(Dialect.LINUX_2_6_32).withUnitFailure(UnitFailure.PANICS);

    assertThatThrownBy(() -> Boots.boot(new TestStage(Machines.q35(ABSENT)), settings))
        .isInstanceOf(KernelPanic.class)
        .hasMessage("Attempted to kill init!");
  }

  @Test
  void onlyBlocksOfTheOldTypeCount() {
    TestStage stage =
        new TestStage(
            Machines.q35(
                IvrsBytes.table(IvrsBytes.unit(0x11, 0x10, Machines.MMIO, 0, IvrsBytes.ALL))));

    assertThat(Boots.boot(stage, Dialect.LINUX_2_6_33))
        .isInstanceOfSatisfying(
            Initialization.Failed.class,
            f -> assertThat(f.cause().code()).isEqualTo("ivrs-no-unit"));
  }

  @Test
  void allMeansWhatTheUnitsCapabilityClaims() {
    TestStage stage =
        new TestStage(
            Machines.bare()
                .withTable("IVRS", IvrsBytes.table(IvrsBytes.unit(IvrsBytes.ALL)))
                .withRegisters(Machines.soundUnit())
                .with(Machines.device("00:01.0"))
                .with(Machines.function("00:02.0", 0x1022, 0x10, 0x40, 0, 0, 0, 0x1f_08_00_00))
                .with(Machines.device("00:1f.0")));

    assertThat(active(stage, Dialect.LINUX_2_6_33).groups())
        .map(group -> group.functions().toString())
        .containsExactly("[0000:00:01.0]", "[0000:00:02.0]");
  }

  @Test
  void devicesThatShareAnIdShareADomain() {
    byte[] alias = {0x42, (byte) 0xf8, 0, 0, 0, (byte) 0xfa, 0, 0};
    TestStage stage =
        new TestStage(Machines.q35(IvrsBytes.table(IvrsBytes.unit(IvrsBytes.select(8), alias))));

    assertThat(active(stage, Dialect.LINUX_2_6_33).groups())
        .map(group -> group.functions().toString())
        .contains("[0000:00:01.0]", "[0000:00:1f.0, 0000:00:1f.2]");
  }

  @Test
  void oneDomainCanServeAll() {
    TestStage stage = new TestStage(Machines.q35(SOUND).withCommandLine("amd_iommu=share"));

    assertThat(active(stage, Dialect.LINUX_2_6_32).groups()).hasSize(1);
    assertThat(stage.printed()).contains("AMD-Vi: device isolation disabled");
  }
}

package org.lifeboat.plugin.amdvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.stage.KernelPanic;

class FailuresTest {
  private static String codeOf(Initialization result) {
    return ((Initialization.Failed) result).cause().code();
  }

  private static String failure(FakeMachine machine) {
    return codeOf(Boots.boot(machine, Dialect.LINUX_6_1));
  }

  @Test
  void aWrongChecksumEndsAll() {
    Bytes table = IvrsBytes.table(IvrsBytes.unit(IvrsBytes.ALL)).with(9, (byte) 0x55);
    FakeMachine machine = Boots.q35(table);

    assertThat(failure(machine)).isEqualTo("ivrs-bad-checksum");
    assertThat(Boots.lines(machine))
        .containsExactly("AMD-Vi: [Firmware Bug]: IVRS invalid checksum");
  }

  @Test
  void aBlockWithoutADeviceEndsAllInSilence() {
    FakeMachine machine = Boots.q35(IvrsBytes.table(IvrsBytes.unit(IvrsBytes.SOUTHBRIDGE)));

    assertThat(failure(machine)).isEqualTo("ivrs-no-device");
    assertThat(machine.log).isEmpty();
  }

  @Test
  void registersAtZeroAreTaken() {
    FakeMachine machine =
        Boots.q35(IvrsBytes.table(IvrsBytes.unit(0x10, 0x10, 0, 0, IvrsBytes.ALL)));

    assertThat(failure(machine)).isEqualTo("ivrs-mmio-zero");
    assertThat(machine.log)
        .containsExactly(
            "AMD-Vi: Can not reserve memory region 0-4000 for mmio",
            "AMD-Vi: This is a BIOS bug. Please contact your hardware vendor");
  }

  @Test
  void countersNeedMoreRegisters() {
    FakeMachine machine =
        Boots.q35(IvrsBytes.table(IvrsBytes.unit(0x11, 0x10, 0x20_0000, 1 << 9, IvrsBytes.ALL)));

    assertThat(failure(machine)).isEqualTo("ivrs-mmio-in-ram");
    assertThat(machine.log).contains("AMD-Vi: Can not reserve memory region 200000-80000 for mmio");
  }

  @Test
  void aSpecialDeviceOfUnknownVarietyEndsAllInSilence() {
    byte[] odd = {0x48, 0, 0, 0, 0, 0, 0, 3};
    FakeMachine machine = Boots.q35(IvrsBytes.table(IvrsBytes.unit(IvrsBytes.ALL, odd)));

    assertThat(failure(machine)).isEqualTo("ivrs-bad-special");
    assertThat(machine.log).isEmpty();
  }

  @Test
  void thirtyTwoUnitsAreTheMost() {
    byte[][] blocks = new byte[33][];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = IvrsBytes.unit(0x10, i, 0x1_0000_0000L + 0x10_0000L * i, 0, IvrsBytes.ALL);
    }
    FakeMachine machine = Boots.q35(IvrsBytes.table(blocks));

    assertThat(failure(machine)).isEqualTo("ivrs-too-many-units");
    assertThat(machine.log).containsExactly("System has more IOMMUs than supported by this driver");
  }

  @Test
  void aUnitThatCarriesOutNoCommandDoesNotWork() {
    FakeMachine machine =
        Boots.q35(IvrsBytes.table(IvrsBytes.unit(IvrsBytes.ALL, IvrsBytes.SOUTHBRIDGE)))
            .with(new FakeMachine.FakeUnit(FakeMachine.MMIO, 0, 0, false));

    assertThat(failure(machine)).isEqualTo("amd-vi-no-answer");
    assertThat(machine.log).endsWith("AMD-Vi: Completion-Wait loop timed out");
  }

  @Test
  void withoutMemoryForTablesNothingStarts() {
    FakeMachine machine = Boots.q35(IvrsBytes.table(IvrsBytes.unit(IvrsBytes.ALL))).withPages(300);

    assertThat(failure(machine)).isEqualTo("amd-vi-no-memory");
  }

  @Test
  void aFailedStartGivesItsMemoryBack() {
    FakeMachine machine =
        Boots.q35(IvrsBytes.table(IvrsBytes.unit(0x10, 0x18, FakeMachine.MMIO, 0, IvrsBytes.ALL)));

    assertThat(failure(machine)).isEqualTo("ivrs-absent-function");
    assertThat(machine.pagesTaken()).isZero();
  }

  @Test
  void aFailedStartKeepsItsMemoryWhereInterruptsAreRemappedAlready() {
    FakeMachine machine =
        Boots.q35(
            IvrsBytes.table(
                IvrsBytes.unit(
                    0x10, 0x18, FakeMachine.MMIO, 0, IvrsBytes.ALL, IvrsBytes.SOUTHBRIDGE)));

    assertThat(failure(machine)).isEqualTo("ivrs-absent-function");
    assertThat(machine.pagesTaken()).isPositive();
  }

  @Test
  void aBlockOfLengthZeroHangsTheKernel() {
    Bytes table = IvrsBytes.table(new byte[] {0x10, 0, 0, 0});

    assertThatThrownBy(() -> Boots.boot(Boots.q35(table), Dialect.LINUX_6_1))
        .isInstanceOf(KernelPanic.class)
        .hasMessageContaining("endless loop over the blocks");
    assertThatThrownBy(() -> Boots.boot(Boots.q35(table), Dialect.LINUX_2_6_33))
        .isInstanceOf(KernelPanic.class);
  }

  @Test
  void anEntryOfUnknownHighTypeHangsTheKernel() {
    byte[] odd = {(byte) 0x90, 0, 0, 0};

    for (byte[][] entries : new byte[][][] {{odd}, {IvrsBytes.ALL, odd}}) {
      Bytes table = IvrsBytes.table(IvrsBytes.unit(entries));
      assertThatThrownBy(() -> Boots.boot(Boots.q35(table), Dialect.LINUX_6_1))
          .as(Arrays.deepToString(entries))
          .isInstanceOf(KernelPanic.class)
          .hasMessageContaining("endless loop over the device entries");
    }
  }

  @Test
  void aBlockThatEndsInAnEntryIsOnlyWarnedOf() {
    byte[] block = IvrsBytes.unit(IvrsBytes.select(8), IvrsBytes.SOUTHBRIDGE);
    block[2] = (byte) (block[2] - 4);
    FakeMachine machine =
        Boots.q35(IvrsBytes.table(block, new byte[] {0x51, 0, 4, 0}, new byte[0]));

    assertThat(Boots.boot(machine, Dialect.LINUX_6_1)).isInstanceOf(Initialization.Active.class);
    assertThat(machine.log).anyMatch(l -> l.contains("drivers/iommu/amd/init.c:590"));
  }
}

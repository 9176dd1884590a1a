package org.lifeboat.plugin.amdvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.testkit.TestStage;

class FailuresTest {
  private static String codeOf(Initialization result) {
    return ((Initialization.Failed) result).cause().code();
  }

  private static String failure(TestStage stage) {
    return codeOf(Boots.boot(stage, Dialect.LINUX_6_1));
  }

  @Test
  void aWrongChecksumEndsAll() {
    Bytes table = IvrsBytes.table(IvrsBytes.unit(IvrsBytes.ALL)).with(9, (byte) 0x55);
    TestStage stage = new TestStage(Machines.q35(table));

    assertThat(failure(stage)).isEqualTo("ivrs-bad-checksum");
    assertThat(Boots.lines(stage)).containsExactly("AMD-Vi: [Firmware Bug]: IVRS invalid checksum");
  }

  @Test
  void aBlockWithoutADeviceEndsAllInSilence() {
    TestStage stage =
        new TestStage(Machines.q35(IvrsBytes.table(IvrsBytes.unit(IvrsBytes.SOUTHBRIDGE))));

    assertThat(failure(stage)).isEqualTo("ivrs-no-device");
    assertThat(stage.printed()).isEmpty();
  }

  @Test
  void registersAtZeroAreTaken() {
    TestStage stage =
        new TestStage(
            Machines.q35(IvrsBytes.table(IvrsBytes.unit(0x10, 0x10, 0, 0, IvrsBytes.ALL))));

    assertThat(failure(stage)).isEqualTo("ivrs-mmio-zero");
    assertThat(stage.printed())
        .containsExactly(
            "AMD-Vi: Can not reserve memory region 0-4000 for mmio",
            "AMD-Vi: This is a BIOS bug. Please contact your hardware vendor");
  }

  @Test
  void countersNeedMoreRegisters() {
    TestStage stage =
        new TestStage(
            Machines.q35(
                IvrsBytes.table(IvrsBytes.unit(0x11, 0x10, 0x20_0000, 1 << 9, IvrsBytes.ALL))));

    assertThat(failure(stage)).isEqualTo("ivrs-mmio-in-ram");
    assertThat(stage.printed())
        .contains("AMD-Vi: Can not reserve memory region 200000-80000 for mmio");
  }

  @Test
  void aSpecialDeviceOfUnknownVarietyEndsAllInSilence() {
    byte[] odd = {0x48, 0, 0, 0, 0, 0, 0, 3};
    TestStage stage =
        new TestStage(Machines.q35(IvrsBytes.table(IvrsBytes.unit(IvrsBytes.ALL, odd))));

    assertThat(failure(stage)).isEqualTo("ivrs-bad-special");
    assertThat(stage.printed()).isEmpty();
  }

  @Test
  void thirtyTwoUnitsAreTheMost() {
    byte[][] blocks = new byte[33][];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = IvrsBytes.unit(0x10, i, 0x1_0000_0000L + 0x10_0000L * i, 0, IvrsBytes.ALL);
    }
    TestStage stage = new TestStage(Machines.q35(IvrsBytes.table(blocks)));

    assertThat(failure(stage)).isEqualTo("ivrs-too-many-units");
    assertThat(stage.printed())
        .containsExactly("System has more IOMMUs than supported by this driver");
  }

  @Test
  void aUnitWithoutADeviceThatIsThereWorksForNobody() {
    TestStage stage =
        new TestStage(
            Machines.q35(
                    IvrsBytes.table(IvrsBytes.unit(IvrsBytes.select(0xf0), IvrsBytes.SOUTHBRIDGE)))
                .withRegisters(Machines.soundUnit()));

    assertThat(failure(stage)).isEqualTo("ivrs-no-device-served");
    assertThat(stage.printed()).noneMatch(line -> line.contains("iommu group"));
  }

  private static TestStage deadUnit(int type, long features, byte[]... entries) {
    return new TestStage(
        Machines.q35(
                IvrsBytes.table(
                    type == 0x10 ? 0 : 1,
                    IvrsBytes.unit(type, 0x10, Machines.MMIO, features, entries)))
            .withRegisters(Machines.unit(Machines.MMIO, 0, features, false)));
  }

  @Test
  void aUnitThatCarriesOutNoCommandMakesTheBootWaitForHours() {
    TestStage stage = deadUnit(0x10, 0, IvrsBytes.ALL, IvrsBytes.SOUTHBRIDGE);

    assertThatThrownBy(() -> Boots.boot(stage, Dialect.LINUX_6_1))
        .isInstanceOf(KernelPanic.class)
        .hasMessageStartingWith("boot hang: ");
    assertThat(stage.printed())
        .endsWith("AMD-Vi: Command buffer timeout", "AMD-Vi: Command buffer timeout")
        .doesNotContain("AMD-Vi: Completion-Wait loop timed out");
  }

  @Test
  void theDriverDoesNotMindADeadUnitWhoseBufferHasRoom() {
    TestStage stage = deadUnit(0x10, 0, IvrsBytes.range(0, 0xa7), IvrsBytes.SOUTHBRIDGE);

    Initialization result = Boots.boot(stage, Dialect.LINUX_6_1);

    assertThat(result).isInstanceOf(Initialization.Active.class);
    assertThat(stage.printed())
        .filteredOn(line -> line.contains("timed out"))
        .as("after 168 table entries, 168 interrupt tables, 168 domains")
        .hasSize(3);
    assertThat(stage.printed()).doesNotContain("AMD-Vi: Command buffer timeout");
  }

  @Test
  void aDeadUnitThatCanEmptyAllCachesAtOnceIsWaitedForOnce() {
    TestStage stage =
        deadUnit(0x11, Unit.INVALIDATE_ALL | Unit.GUEST_APIC, IvrsBytes.ALL, IvrsBytes.SOUTHBRIDGE);

    assertThat(Boots.boot(stage, Dialect.LINUX_6_1)).isInstanceOf(Initialization.Active.class);
    assertThat(stage.printed())
        .filteredOn(line -> line.contains("timed out"))
        .containsExactly("AMD-Vi: Completion-Wait loop timed out");
  }

  @Test
  void withoutMemoryForTablesNothingStarts() {
    TestStage stage =
        new TestStage(
            Machines.q35(IvrsBytes.table(IvrsBytes.unit(IvrsBytes.ALL))).withFreePages(300));

    assertThat(failure(stage)).isEqualTo("amd-vi-no-memory");
  }

  @Test
  void aFailedStartGivesItsMemoryBack() {
    TestStage stage =
        new TestStage(
            Machines.q35(
                IvrsBytes.table(IvrsBytes.unit(0x10, 0x18, Machines.MMIO, 0, IvrsBytes.ALL))));

    assertThat(failure(stage)).isEqualTo("ivrs-absent-function");
    assertThat(stage.blocksHeld()).isEmpty();
  }

  @Test
  void aFailedStartKeepsItsMemoryWhereInterruptsAreRemappedAlready() {
    TestStage stage =
        new TestStage(
            Machines.q35(
                IvrsBytes.table(
                    IvrsBytes.unit(
                        0x10, 0x18, Machines.MMIO, 0, IvrsBytes.ALL, IvrsBytes.SOUTHBRIDGE))));

    assertThat(failure(stage)).isEqualTo("ivrs-absent-function");
    assertThat(stage.blocksHeld()).isNotEmpty();
  }

  @Test
  void aBlockOfLengthZeroHangsTheKernel() {
    Bytes table = IvrsBytes.table(new byte[] {0x10, 0, 0, 0});

    assertThatThrownBy(() -> Boots.boot(Machines.q35(table), Dialect.LINUX_6_1))
        .isInstanceOf(KernelPanic.class)
        .hasMessageContaining("endless loop over the blocks");
    assertThatThrownBy(() -> Boots.boot(Machines.q35(table), Dialect.LINUX_2_6_33))
        .isInstanceOf(KernelPanic.class);
  }

  @Test
  void anEntryOfUnknownHighTypeHangsTheKernel() {
    byte[] odd = {(byte) 0x90, 0, 0, 0};

    for (byte[][] entries : new byte[][][] {{odd}, {IvrsBytes.ALL, odd}}) {
      Bytes table = IvrsBytes.table(IvrsBytes.unit(entries));
      assertThatThrownBy(() -> Boots.boot(Machines.q35(table), Dialect.LINUX_6_1))
          .as(Arrays.deepToString(entries))
          .isInstanceOf(KernelPanic.class)
          .hasMessageContaining("endless loop over the device entries");
    }
  }

  @Test
  void aBlockThatEndsInAnEntryIsOnlyWarnedOf() {
    byte[] block = IvrsBytes.unit(IvrsBytes.select(8), IvrsBytes.SOUTHBRIDGE);
    block[2] = (byte) (block[2] - 4);
    TestStage stage =
        new TestStage(
            Machines.q35(IvrsBytes.table(block, new byte[] {0x51, 0, 4, 0}, new byte[0])));

    assertThat(Boots.boot(stage, Dialect.LINUX_6_1)).isInstanceOf(Initialization.Active.class);
    assertThat(stage.printed()).anyMatch(l -> l.contains("drivers/iommu/amd/init.c:590"));
  }
}

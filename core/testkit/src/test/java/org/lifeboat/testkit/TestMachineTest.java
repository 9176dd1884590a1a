package org.lifeboat.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;

class TestMachineTest {
  private static final PciAddress ADDRESS = PciAddress.parse("00:02.0");

  @Test
  void whatIsAddedToAMachineLeavesItAsItWas() {
    TestMachine bare = TestMachine.bare();

    TestMachine other = bare.withTable("DMAR", Bytes.EMPTY).withConfigWord("00:02.0", 0, 1);

    assertThat(bare.firmware().tables()).isEmpty();
    assertThat(bare.functions()).isEmpty();
    assertThat(other.firmware().tables()).hasSize(1);
    assertThat(other.functions()).hasSize(1);
  }

  @Test
  void aTableReplacesTheOneThatHasItsSignature() {
    TestMachine machine =
        TestMachine.bare()
            .withTable("DMAR", Bytes.EMPTY)
            .withTable("APIC", Bytes.EMPTY)
            .withTable("DMAR", Bytes.of((byte) 7));

    assertThat(machine.firmware().tables()).hasSize(2);
    assertThat(new TestStage(machine).table("DMAR").orElseThrow().content().u8(0)).isEqualTo(7);
  }

  @Test
  void functionsAscendByAddressHoweverTheyCame() {
    TestMachine machine =
        TestMachine.bare()
            .withFunction(TestFunctions.function("00:1f.0", 1, 2, 3))
            .withFunction(TestFunctions.function("00:02.0", 1, 2, 3));

    assertThat(machine.functions())
        .map(f -> f.address().toString())
        .containsExactly("0000:00:02.0", "0000:00:1f.0");
  }

  @Property
  void aWordOfConfigurationSpaceIsReadAsItWasWritten(
      @ForAll @IntRange(max = 63) int register, @ForAll int word) {
    TestStage stage =
        new TestStage(TestMachine.bare().withConfigWord("00:02.0", 4 * register, word));

    assertThat(stage.readPciConfig(ADDRESS, 4 * register)).isEqualTo(OptionalInt.of(word));
    assertThat(stage.readPciConfig(PciAddress.parse("00:03.0"), 0)).isEmpty();
  }

  @Test
  void idsAndClassAreTheFunctionsOwn() {
    TestMachine machine =
        TestMachine.bare()
            .withConfigWord("00:02.0", 0, 0x1234_8086)
            .withConfigWord("00:02.0", 8, 0x0300_0042);

    PciFunction function = machine.functions().get(0);

    assertThat(function.vendorId()).isEqualTo(0x8086);
    assertThat(function.deviceId()).isEqualTo(0x1234);
    assertThat(function.isDisplay()).isTrue();
  }

  @Test
  void offsetsThatAreNoWordAreRefused() {
    TestStage stage = new TestStage(TestMachine.bare().withConfigWord("00:02.0", 0, 1));

    for (int offset : new int[] {-4, 2, 256}) {
      assertThatThrownBy(() -> stage.readPciConfig(ADDRESS, offset))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aFaultChangesTablesAndRegisters() {
    FirmwareFault loss =
        new FirmwareFault("loss", "All is lost.", i -> new FirmwareImage(List.of(), List.of()));

    assertThat(TestMachine.bare().withTable("DMAR", Bytes.EMPTY).withFault(loss).firmware())
        .isEqualTo(new FirmwareImage(List.of(), List.of()));
  }
}

package org.lifeboat.plugin.amdvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.testkit.TestMachine;
import org.lifeboat.testkit.TestStage;

class FaultsTest {
  private static Bytes recordedTable() throws IOException {
    try (InputStream in = FaultsTest.class.getResourceAsStream("/recordings/mem-8G-amd/IVRS.bin")) {
      return Bytes.of(Objects.requireNonNull(in).readAllBytes());
    }
  }

  private static TestMachine with(String fault) throws IOException {
    return Machines.q35(recordedTable()).withFault(fault(fault));
  }

  private static FirmwareFault fault(String id) {
    return new AmdViProvider()
        .faults().stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "ivrs-bad-checksum, ivrs-bad-checksum",
    "ivrs-mmio-zero, ivrs-mmio-zero",
    "ivrs-mmio-in-ram, ivrs-mmio-in-ram",
    "ivrs-unknown-type, ivrs-unknown-type",
    "ivrs-no-unit, ivrs-no-unit",
    "ivrs-absent-function, ivrs-absent-function"
  })
  void theseEndTheStart(String fault, String cause) throws IOException {
    assertThat(Boots.boot(with(fault), Dialect.LINUX_6_1))
        .isInstanceOfSatisfying(
            Initialization.Failed.class, f -> assertThat(f.cause().code()).isEqualTo(cause));
  }

  @Test
  void aTableThatEndsBehindItsEndIsOnlyWarnedOf() throws IOException {
    TestStage stage = new TestStage(with("ivrs-past-end"));

    assertThat(Boots.boot(stage, Dialect.LINUX_6_1)).isInstanceOf(Initialization.Active.class);
    assertThat(stage.printed())
        .startsWith(
            "WARNING: CPU: 0 PID: 1 at drivers/iommu/amd/init.c:638 get_pci_segment+0x138/0x29d",
            "WARNING: CPU: 0 PID: 1 at drivers/iommu/amd/init.c:1951"
                + " iommu_go_to_state+0x4f6/0x14ec");
  }

  @Test
  void aTableWithoutIoApicsCostsInterruptRemapping() throws IOException {
    TestStage stage = new TestStage(with("ivrs-no-ioapic"));

    assertThat(Boots.boot(stage, Dialect.LINUX_6_1)).isInstanceOf(Initialization.Active.class);
    assertThat(stage.printed()).contains("AMD-Vi: Disabling interrupt remapping");
  }

  @Test
  void aBlockOfLengthZeroHangs() throws IOException {
    TestStage stage = new TestStage(with("ivrs-zero-length"));

    assertThatThrownBy(() -> Boots.boot(stage, Dialect.LINUX_6_1)).isInstanceOf(KernelPanic.class);
  }

  @Test
  void withoutATableNothingChanges() {
    FirmwareImage empty = new FirmwareImage(List.of(), List.of());

    assertThat(new AmdViProvider().faults()).allMatch(f -> f.change().apply(empty).equals(empty));
  }
}

package org.lifeboat.plugin.intelvtd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.plugin.intelvtd.Machines.QEMU_CAP;
import static org.lifeboat.plugin.intelvtd.Machines.QEMU_ECAP;
import static org.lifeboat.plugin.intelvtd.Machines.UNIT;
import static org.lifeboat.plugin.intelvtd.Machines.dmar;

import org.junit.jupiter.api.Test;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.testkit.TestMachine;

/**
 * A page of memory that looks like a unit panics the kernel when it first waits for an answer, and
 * not before.
 */
class DeadUnitTest {
  private static final String PANIC = "DMAR hardware is malfunctioning";

  private static TestMachine machine(long ecap, int status) {
    Bytes content =
        Machines.page(UNIT, QEMU_CAP, ecap)
            .content()
            .with(0x1c, (byte) 0, (byte) 0, (byte) 0, (byte) status);
    return Machines.q35()
        .with(dmar(DmarBuilder.sound()))
        .withRegisters(new RegisterPage(UNIT, content, false));
  }

  @Test
  void itIsNoticedWhenTheQueueIsSwitchedOnForInterrupts() {
    FakeBoot boot = FakeBoot.linux61(machine(QEMU_ECAP, 0));

    assertThat(boot.panic()).contains(PANIC);
    assertThat(boot.log()).endsWith("DMAR-IR: IOAPIC id 0 under DRHD base  0xfed90000 IOMMU 0");
  }

  private static TestMachine withFaultStatus(int status, int record) {
    Bytes content =
        Machines.page(UNIT, QEMU_CAP, QEMU_ECAP)
            .content()
            .with(0x34, (byte) status)
            .with(0x22f, (byte) record);
    return Machines.q35()
        .with(dmar(DmarBuilder.sound()))
        .withRegisters(new RegisterPage(UNIT, content, false));
  }

  @Test
  void whatItSaysOfEarlierFaultsIsToldBeforeItsQueueIsSetUp() {
    FakeBoot boot = FakeBoot.linux61(withFaultStatus(0x13, 0));

    assertThat(boot.panic()).contains(PANIC);
    assertThat(boot.log()).endsWith("DMAR: DRHD: handling fault status reg 13");
  }

  @Test
  void aFaultThatIsNeverClearedHangsTheBoot() {
    assertThat(FakeBoot.linux61(withFaultStatus(2, 0x80)).panic().orElseThrow())
        .startsWith("boot hang: ");
    assertThat(FakeBoot.linux61(withFaultStatus(1, 0x80)).panic()).contains(PANIC);
  }

  @Test
  void withoutInterruptRemappingItIsNoticedWhenTranslationStarts() {
    FakeBoot boot = FakeBoot.linux61(machine(QEMU_ECAP, 0).withCommandLine("intremap=off"));

    assertThat(boot.panic()).contains(PANIC);
    assertThat(boot.log()).endsWith("DMAR: No SATC found");
  }

  @Test
  void withoutAQueueItIsNoticedWhenTheRootTableIsSet() {
    FakeBoot boot = FakeBoot.linux61(machine(QEMU_ECAP & ~0xaL, 0));

    assertThat(boot.panic()).contains(PANIC);
    assertThat(boot.log()).endsWith("DMAR: dmar0: Using Register based invalidation");
  }

  @Test
  void switchedOffItIsNeverNoticed() {
    FakeBoot boot =
        FakeBoot.linux61(machine(QEMU_ECAP, 0).withCommandLine("intremap=off intel_iommu=off"));

    assertThat(boot.panic()).isEmpty();
  }

  @Test
  void switchedOffItIsNoticedIfItClaimsToTranslate() {
    FakeBoot boot =
        FakeBoot.linux61(machine(QEMU_ECAP, 0x80).withCommandLine("intremap=off intel_iommu=off"));

    assertThat(boot.panic()).contains(PANIC);
  }

  @Test
  void the26KernelsPanicWhenTheyStartIt() {
    assertThat(FakeBoot.linux2632(machine(QEMU_ECAP, 0)).panic()).contains(PANIC);
    assertThat(FakeBoot.linux2633(machine(QEMU_ECAP, 0)).panic()).contains(PANIC);
    assertThat(FakeBoot.linux2633(machine(QEMU_ECAP, 0).withCommandLine("intel_iommu=off")).panic())
        .isEmpty();
  }
}

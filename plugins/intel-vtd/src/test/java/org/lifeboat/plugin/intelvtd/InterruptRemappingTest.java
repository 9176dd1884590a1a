package org.lifeboat.plugin.intelvtd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.plugin.intelvtd.DmarBuilder.scope;
import static org.lifeboat.plugin.intelvtd.Machines.QEMU_CAP;
import static org.lifeboat.plugin.intelvtd.Machines.QEMU_ECAP;
import static org.lifeboat.plugin.intelvtd.Machines.SECOND_UNIT;
import static org.lifeboat.plugin.intelvtd.Machines.UNIT;
import static org.lifeboat.plugin.intelvtd.Machines.dmar;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.testkit.TestMachine;

/** Interrupt remapping as Linux 6.1 does it, as far as the log shows it. */
class InterruptRemappingTest {
  private static final long EXTENDED = 1L << 4;

  private static TestMachine machine() {
    return Machines.q35()
        .with(dmar(DmarBuilder.sound()))
        .withRegisters(Machines.page(UNIT, QEMU_CAP, QEMU_ECAP | EXTENDED));
  }

  private static List<String> interruptLines(TestMachine machine) {
    return FakeBoot.linux61(machine).log().stream()
        .filter(line -> line.startsWith("DMAR-IR"))
        .toList();
  }

  private static Bytes madt(int... ioApicIds) {
    Bytes table = Bytes.of(new byte[44 + 12 * ioApicIds.length]);
    for (int i = 0; i < ioApicIds.length; i++) {
      table = table.with(44 + 12 * i, (byte) 1, (byte) 12, (byte) ioApicIds[i]);
    }
    return table;
  }

  @Test
  void controllersAndTimersAreNamedWithTheirUnits() {
    DmarBuilder table =
        DmarBuilder.table()
            .unit(
                UNIT, 1, scope(3, 2, 0xf0, 0x1f, 0), scope(4, 0, 0, 0x1f, 0), scope(3, 2, 1, 1, 1));

    assertThat(interruptLines(machine().with(dmar(table))))
        .containsExactly(
            "DMAR-IR: IOAPIC id 2 under DRHD base  0xfed90000 IOMMU 0",
            "DMAR-IR: HPET id 0 under DRHD base 0xfed90000",
            "DMAR-IR: Enabled IRQ remapping in xapic mode");
  }

  @Test
  void aControllerOfTheMadtThatNoUnitHasSwitchesItOff() {
    assertThat(interruptLines(machine().withTable("APIC", madt(0, 3))))
        .endsWith(
            "DMAR-IR: [Firmware Bug]: ioapic 3 has no mapping iommu, interrupt remapping will be"
                + " disabled",
            "DMAR-IR: Not enabling interrupt remapping");
  }

  @Test
  void withoutAMadtNoControllerIsMissed() {
    assertThat(interruptLines(machine())).endsWith("DMAR-IR: Enabled IRQ remapping in xapic mode");
  }

  @Test
  void aTableThatDoesNotOfferItIsObeyedInSilence() {
    assertThat(interruptLines(machine().with(dmar(DmarBuilder.sound().flags(0))))).isEmpty();
  }

  @Test
  void oneUnitWithoutItSpoilsItForAllInSilence() {
    DmarBuilder table = DmarBuilder.sound().unit(SECOND_UNIT, 0);
    TestMachine machine =
        machine()
            .with(dmar(table))
            .withRegisters(Machines.page(SECOND_UNIT, QEMU_CAP, QEMU_ECAP & ~8L));

    assertThat(interruptLines(machine))
        .containsExactly("DMAR-IR: IOAPIC id 0 under DRHD base  0xfed90000 IOMMU 0");
  }

  @Test
  void processorsWithX2apicGetItsMode() {
    assertThat(interruptLines(machine().with(Machines::x2apic)))
        .endsWith(
            "DMAR-IR: Queued invalidation will be enabled to support x2apic and Intr-remapping.",
            "DMAR-IR: Enabled IRQ remapping in x2apic mode");
    assertThat(interruptLines(machine().with(Machines::x2apic).withCommandLine("nox2apic")))
        .endsWith("DMAR-IR: Enabled IRQ remapping in xapic mode");
  }

  @Test
  void firmwareMayOptOutOfX2apicAndTheUserMayOverrule() {
    TestMachine optedOut =
        machine().with(Machines::x2apic).with(dmar(DmarBuilder.sound().flags(3)));

    assertThat(interruptLines(optedOut))
        .endsWith(
            "DMAR-IR: x2apic is disabled because BIOS sets x2apic opt out bit.",
            "DMAR-IR: Use 'intremap=no_x2apic_optout' to override the BIOS setting.",
            "DMAR-IR: Enabled IRQ remapping in xapic mode");
    assertThat(interruptLines(optedOut.withCommandLine("intremap=no_x2apic_optout")))
        .endsWith("DMAR-IR: Enabled IRQ remapping in x2apic mode");
  }

  @Test
  void aUnitWithShortTargetsIsNamed() {
    TestMachine plain =
        machine()
            .with(Machines::x2apic)
            .withRegisters(Machines.page(UNIT, QEMU_CAP, 0xf00f4aL & ~EXTENDED));

    assertThat(interruptLines(plain))
        .endsWith(
            "DMAR-IR: dmar0 does not support EIM", "DMAR-IR: Enabled IRQ remapping in xapic mode");
  }

  @Test
  void whatFirmwareLeftOnIsSwitchedOffFirst() {
    RegisterPage plain = Machines.page(UNIT, QEMU_CAP, QEMU_ECAP);
    Bytes on = plain.content().with(0x1c, (byte) 0, (byte) 0, (byte) 0, (byte) 0x82);

    assertThat(FakeBoot.linux61(machine().withRegisters(new RegisterPage(UNIT, on, true))).log())
        .containsSubsequence(
            "DMAR-IR: IRQ remapping was enabled on dmar0 but we are not in kdump mode",
            "DMAR-IR: Enabled IRQ remapping in xapic mode",
            "DMAR: Translation was enabled for dmar0 but we are not in kdump mode");
  }

  @Test
  void fragmentedMemoryHasNoRoomForItsTableAndTranslationComesUpAllTheSame() {
    FakeBoot boot = FakeBoot.linux61(machine().with(Machines::x2apic).withLargestFreeOrder(3));

    assertThat(boot.log())
        .containsSequence(
            "DMAR-IR: IR0: failed to allocate pages of order 8",
            "DMAR-IR: Failed to setup irq remapping for dmar0",
            "DMAR-IR: Failed to enable irq remapping. You are vulnerable to irq-injection"
                + " attacks.");
    assertThat(boot.active().units()).isEqualTo(1);
  }

  @Test
  void withoutApicsItIsNotTriedAndTheTableIsParsedLater() {
    for (String off :
        List.of("nolapic", "disableapic", "noapic", "nosmp", "maxcpus=0", "intremap=nosid,off")) {
      assertThat(interruptLines(machine().withCommandLine(off))).as(off).isEmpty();
    }
    assertThat(interruptLines(machine().withCommandLine("intremap=off,on"))).isNotEmpty();
  }

  @Test
  void chipsetsThatDoItWronglyAreSparedAndTheTableIsParsedLater() {
    TestMachine chipset =
        machine().withFunctions(Machines.function("00:00.0", 0x8086_3405, 0x060000));

    FakeBoot boot = FakeBoot.linux61(chipset);

    assertThat(boot.log())
        .startsWith(
            "DMAR-IR: This system BIOS has enabled interrupt remapping",
            "on a chipset that contains an erratum making that",
            "feature unstable.  To maintain system stability",
            "interrupt remapping is being disabled.  Please",
            "contact your BIOS vendor for an update",
            "DMAR: Host address width 39")
        .noneMatch(line -> line.startsWith("DMAR-IR: Enabled"));
  }
}

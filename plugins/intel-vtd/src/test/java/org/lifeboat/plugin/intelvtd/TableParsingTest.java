package org.lifeboat.plugin.intelvtd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.plugin.intelvtd.DmarBuilder.scope;
import static org.lifeboat.plugin.intelvtd.Machines.dmar;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.testkit.TestMachine;

/** How Linux 6.1 parses the table: every structure, every flaw it names, every flaw it forgives. */
class TableParsingTest {
  private static final String BIOS =
      "BIOS vendor: SeaBIOS; Ver: 1.16.2-debian-1.16.2-1; Product Version: pc-q35-7.2";

  private static FakeBoot boot(DmarBuilder table) {
    return FakeBoot.linux61(Machines.q35().with(dmar(table)));
  }

  @Test
  void aWidthBelowThatOfAPageIsRefused() {
    FakeBoot boot = boot(DmarBuilder.sound().width(10));

    assertThat(boot.probed()).isEqualTo("Unknowable");
    assertThat(boot.log())
        .containsExactly("DMAR: Invalid DMAR haw", "DMAR: Parse DMAR table failure.");
    assertThat(boot.failure()).isEqualTo("dmar-width-too-small");
    assertThat(boot(DmarBuilder.sound().width(11)).log()).contains("DMAR: Host address width 12");
  }

  @Test
  void aTableWithoutUnitsPassesDetectionAndFailsWhenItIsParsed() {
    FakeBoot boot = boot(DmarBuilder.table().region(0xfed1_c000L, 0xfed1_ffffL));

    assertThat(boot.probed()).isEqualTo("Unknowable");
    assertThat(boot.log())
        .endsWith(
            "DMAR: [Firmware Bug]: No DRHD structure found in DMAR table",
            "DMAR: No DMAR devices found");
    assertThat(boot.failure()).isEqualTo("dmar-no-units");
  }

  @Test
  void theTableIsParsedAtTheLatestWhenTheDriverStarts() {
    TestMachine machine =
        Machines.q35().with(dmar(DmarBuilder.sound())).withCommandLine("intremap=off");

    assertThat(FakeBoot.linux61(machine).log())
        .startsWith("DMAR: Host address width 39")
        .doesNotContain("DMAR-IR: Enabled IRQ remapping in xapic mode")
        .contains("DMAR: Intel(R) Virtualization Technology for Directed I/O");
  }

  @Test
  void everyKindOfStructureHasItsLine() {
    assertThat(
            boot(DmarBuilder.sound()
                    .region(0xfed1_c000L, 0xfed1_ffffL)
                    .ports(1)
                    .affinity(Machines.UNIT)
                    .namespaceDevice(7, "\\_SB.X\0")
                    .unknown(9, 12))
                .log())
        .containsSequence(
            "DMAR: dmar0: reg_base_addr fed90000 ver 1:0 cap d2008c22260206 ecap f00f4a",
            "DMAR: RMRR base: 0x000000fed1c000 end: 0x000000fed1ffff",
            "DMAR: ATSR flags: 0x1",
            "DMAR: RHSA base: 0x000000fed90000 proximity domain: 0x0",
            "DMAR: ANDD device: 7 name: \\_SB.X",
            "DMAR-IR: IOAPIC id 0 under DRHD base  0xfed90000 IOMMU 0");
  }

  @Test
  void theSameUnitTwiceCountsOnce() {
    FakeBoot boot = boot(DmarBuilder.sound().unit(Machines.UNIT, 0));

    assertThat(boot.log()).filteredOn(line -> line.contains("reg_base_addr")).hasSize(1);
    assertThat(boot.active().units()).isEqualTo(1);
  }

  @Test
  void anAddressOfManyDigitsIsNotCut() {
    assertThat(boot(DmarBuilder.table().unit(0xfedc_ba98_7654_3000L, 0)).log())
        .contains("DMAR: DRHD base: 0xfedcba9876543000 flags: 0x0");
  }

  @Test
  void aNameWithoutEndFailsTheWholeTableButNotTheUnitsBeforeIt() {
    FakeBoot boot = boot(DmarBuilder.sound().namespaceDevice(1, "\\_SB.PCI0.I2C0"));

    assertThat(boot.log())
        .containsSequence(
            "DMAR: [Firmware Bug]: Your BIOS is broken; ANDD object name is not NUL-terminated",
            BIOS,
            "DMAR: Parse DMAR table failure.");
    assertThat(boot.failure()).isEqualTo("dmar-andd-unterminated");
  }

  @Test
  void aNodeForAnUnknownUnitIsForgiven() {
    FakeBoot boot = boot(DmarBuilder.sound().affinity(0xdead_0000L));

    assertThat(boot.log())
        .containsSequence(
            "DMAR: [Firmware Bug]: Your BIOS is broken; RHSA refers to non-existent DMAR unit at"
                + " dead0000",
            BIOS);
    assertThat(boot.active().units()).isEqualTo(1);
  }

  @Test
  void aReservedRegionInRamIsBlamedTwiceAndUsed() {
    FakeBoot boot = boot(DmarBuilder.sound().region(0x1000_0000L, 0x1000_ffffL));

    assertThat(boot.log())
        .containsSequence(
            "DMAR: [Firmware Bug]: No firmware reserved region can cover this RMRR"
                + " [0x0000000010000000-0x000000001000ffff], contact BIOS vendor for fixes",
            "DMAR: [Firmware Bug]: Your BIOS is broken; bad RMRR"
                + " [0x0000000010000000-0x000000001000ffff]",
            BIOS)
        .doesNotContain("DMAR: No RMRR found");
    assertThat(boot.active().units()).isEqualTo(1);
  }

  @Test
  void aReservedRegionThatEndsBeforeItStartsOrIsNotWholePagesIsBlamedOnce() {
    for (long[] region : new long[][] {{0x2000, 0x1fff}, {0x1234, 0x1fff}, {0x1000, 0x1ffe}}) {
      assertThat(boot(DmarBuilder.sound().region(region[0], region[1])).log())
          .filteredOn(line -> line.contains("RMRR ["))
          .singleElement()
          .asString()
          .contains("bad RMRR");
    }
  }

  @Test
  void whatCoversTheEndOfAReservedRegionDecidesWhateverCoversItsStart() {
    FirmwareMap map =
        new FirmwareMap(
            List.of(
                Machines.entry(0x10_0000, 0x4000_0000, Kind.USABLE),
                Machines.entry(0x4000_0000, 0x4001_0000, Kind.ACPI_NVS)));
    TestMachine machine = Machines.q35().withMap(map);

    assertThat(
            FakeBoot.linux61(
                    machine.with(dmar(DmarBuilder.sound().region(0x3fff_0000L, 0x4000_ffffL))))
                .log())
        .noneMatch(line -> line.contains("bad RMRR"));
    assertThat(
            FakeBoot.linux61(
                    machine.with(dmar(DmarBuilder.sound().region(0x3fff_0000L, 0x4001_ffffL))))
                .log())
        .anyMatch(line -> line.contains("bad RMRR"));
  }

  @Test
  void aScopeOfNoKnownTypeIsSaidAndForgiven() {
    FakeBoot boot = boot(DmarBuilder.table().unit(Machines.UNIT, 1, scope(9, 0, 0, 0, 0)));

    assertThat(boot.log()).contains("DMAR: Unsupported device scope");
    assertThat(boot.active().units()).isEqualTo(1);
  }

  @Test
  void aScopeOfLengthZeroHangsTheBoot() {
    FakeBoot boot = boot(DmarBuilder.table().unit(Machines.UNIT, 1, new byte[] {1, 0, 0, 0}));

    assertThat(boot.panic()).hasValueSatisfying(text -> assertThat(text).startsWith("boot hang"));
    assertThat(boot.log()).endsWith("DMAR: DRHD base: 0x000000fed90000 flags: 0x1");
  }

  @Test
  void aStructureOfLengthZeroBehindAUnitHangsTheBootWhenScopesAreResolved() {
    FakeBoot boot = boot(DmarBuilder.sound().raw(0, 0));

    assertThat(boot.panic()).hasValueSatisfying(text -> assertThat(text).startsWith("boot hang"));
    assertThat(boot.log()).endsWith("DMAR-IR: Enabled IRQ remapping in xapic mode");
  }

  @Test
  void aTableWhoseHeaderClaimsLessThanAHeaderIsNotThere() {
    TestMachine machine = Machines.q35();

    assertThat(
            FakeBoot.linux61(machine.with(dmar(org.lifeboat.api.firmware.Bytes.EMPTY))).detection())
        .isEqualTo(new org.lifeboat.api.driver.Detection.Absent());
  }

  @Test
  void moreUnitsThanTheKernelCanCountAreRefused() {
    DmarBuilder table = DmarBuilder.table();
    TestMachine machine = Machines.q35().withSilence(0);
    for (int i = 0; i <= 1024; i++) {
      table.unit(0xe000_0000L + i * 0x1000L, 0);
    }

    FakeBoot boot = FakeBoot.linux61(machine.with(dmar(table)));

    assertThat(boot.log())
        .containsSequence("DMAR: Failed to allocate seq_id", "DMAR: Parse DMAR table failure.");
    assertThat(boot.failure()).isEqualTo("dmar-too-many-units");
  }
}

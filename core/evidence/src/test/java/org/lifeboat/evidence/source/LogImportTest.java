package org.lifeboat.evidence.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.evidence.log.LogException;
import org.lifeboat.evidence.log.RealLog;

final class LogImportTest {
  static final Profiles PROFILES =
      release -> new Profiles.Choice("linux-6.1", Optional.of(release + " takes linux-6.1"));

  private static Imported of(String text) throws LogException {
    return LogImport.of("logs/XPS 15.txt", RealLog.read(text), PROFILES);
  }

  private static String hocon(String text) throws LogException {
    return of(text).hocon();
  }

  private static String without(String line) {
    return RealLog.text().lines().filter(l -> !l.matches(line)).reduce("", (a, b) -> a + b + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# Made from the kernel log logs/XPS 15.txt, boot 1 of 1.",
        "kernel = \"linux-6.1\"  # the log's is 6.1.0-9-amd64",
        "drivers.intel-vtd.default-on = true  # Debian builds VT-d on by default",
        "drivers.intel-vtd.integrated-gpu-identity = true",
        "id = \"xps-15\"",
        "description = \"Dell Inc. XPS 15 7590/0T8KGX, BIOS 1.17.0 04/19/2022\"  # DMI",
        "# The memory map: lines BIOS-e820.",
        "{ start = 0x100000000, last = 0x87c7fffff, type = \"usable\" }",
        "vendor = intel  # from the log",
        "model = 158",
        "x2apic = true",
        "possible = 16  # processors that are or may be there, from the log",
        "# Rebuilt from the lines DMAR: of the log, which do not print which devices a unit"
            + " serves.",
        "tables += { signature = \"DMAR\"",
        "registers += { address = 0xfed90000, words { \"0x00\" = 0x10, \"0x08\" ="
            + " 0x1c0000c40660462, \"0x10\" = 0x19e2ff0505e } }",
        "# The I/O APICs alone, from their lines.",
        "{ address = \"0000:00:14.0\", vendor = 0x8086, device = 0xa36d, class = 0x0c0330,"
            + " name = \"USB 3 controller (xHCI)\", dma-mask-bits = 64, coherent-mask-bits = 64 }",
        "initrd { start = 0x30311000, last = 0x3417ffff }  # RAMDISK",
        "command-line = \"BOOT_IMAGE=<x> root=<x> ro quiet splash intel_iommu=on\"  # from the log",
        "{ name = \"EFI MEMATTR\", start = 0x696a7000, last = 0x696a7fff }",
        "{ what = remapping-table, why = \"the log does not print the scopes",
        "{ what = devices, why = \"how many address bits drivers ask for is assumed",
        "{ what = kernel-base, why = \"KASLR",
        "{ what = firmware-holdings, why = \"EFI keeps memory for itself"
      })
  void whatTheLogTellsIsInTheFileWithWhereItCameFrom(String line) throws LogException {
    assertThat(hocon(RealLog.text())).contains(line);
  }

  @Test
  void whatTheKernelThenDidIsNoInput() throws LogException {
    String changed = RealLog.text() + "software IO TLB: mapped [mem 0x1000000-0x5000000] (64MB)\n";

    assertThat(hocon(changed)).isEqualTo(hocon(RealLog.text()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "processors | smpboot: Allowing.*",
        "kernel-version | Linux version.*",
        "devices | pci .*"
      })
  void whatIsMissingIsNamedAsUnknown(String what, String lines) throws LogException {
    assertThat(hocon(without(lines))).contains("{ what = " + what + ",");
  }

  @Test
  void registersThatAreNotPrintedAreASaneUnitsAndUnknown() throws LogException {
    assertThat(hocon(without(".*reg_base_addr.*")))
        .contains("# A sane unit's, assumed.")
        .contains(
            "{ what = registers, why = \"nothing shows what the VT-d units' registers hold\"");
  }

  @Test
  void nothingAnswersWhereTheKernelReadAllOnes() throws LogException {
    String dead =
        without(".*reg_base_addr fed90000.*")
            + "DMAR: [Firmware Bug]: Your BIOS is broken; DMAR reported at address fed90000 returns"
            + " all ones!\n";

    assertThat(hocon(dead)).doesNotContain("registers += { address = 0xfed90000");
  }

  @Test
  void aTableThatNothingReadIsLeftOutAndNamed() throws LogException {
    assertThat(hocon(without("DMAR.*")))
        .contains("# There is a table DMAR; nothing in this kernel read it")
        .doesNotContain("signature = \"DMAR\"");
  }

  @Test
  void anIvrsIsMadeUpForAUnitAmongTheFunctions() throws LogException {
    String amd =
        without("DMAR.*|ACPI: DMAR.*")
            + "ACPI: IVRS 0x000000006D7FD588 0000C8 (v02 AMD    AGESA    00000001 AMD  00000001)\n"
            + "pci 0000:00:00.2: [1022:1451] type 00 class 0x080600\n"
            + "pci 0000:00:00.2: AMD-Vi: Extended features (0x58f77ef22294a5a, 0x0): PPR\n"
            + "AMD-Vi: Interrupt remapping enabled\n";

    assertThat(hocon(amd))
        .contains("# Made up for the IOMMUs among the PCI functions")
        .contains("registers += { address = 0xfeb80000, words { \"0x30\" = 0x58f77ef22294a5a } }")
        .contains(
            "dma-mask-bits = 0, coherent-mask-bits = 0, config-words { \"0x40\" = 0x190b640f } }");
  }

  @Test
  void aTableInTheTextOfAcpidumpCounts() throws LogException {
    String dump =
        """
        DMAR @ 0x000000006D7FD588
            0000: 44 4D 41 52 30 00 00 00 01 00 41 42 43 44 45 46
            0010: 41 42 43 44 45 46 47 48 01 00 00 00 41 42 43 44
            0020: 01 00 00 00 26 05 00 00 00 00 00 00 00 00 00 00

        """;
    Imported imported = of(RealLog.text() + dump);

    assertThat(imported.hocon())
        .contains("# The bytes of firmware's own table: logs/XPS 15.txt (in the text of acpidump)")
        .contains("tables += { signature = \"DMAR\", address = 0x6d7fd588")
        .doesNotContain("what = remapping-table");
    assertThat(imported.notes())
        .anyMatch(n -> n.contains("has 48 bytes, and the log speaks of a table DMAR of 200"));
  }

  @Test
  void aPersonIsToldWhichBootWasTaken() throws LogException {
    assertThat(of(RealLog.text() + RealLog.text()).notes())
        .contains("logs/XPS 15.txt: 2 boots; boot 2 is taken (--boot takes another)");
  }

  @Test
  void aLogWithoutAMemoryMapIsRefused() {
    assertThatThrownBy(() -> of(without("BIOS-e820.*")))
        .isInstanceOf(LogException.class)
        .hasMessageStartingWith("logs/XPS 15.txt: shows no memory map");
  }
}

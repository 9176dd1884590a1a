package org.lifeboat.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.firmware.Processor.Vendor;
import org.lifeboat.evidence.log.LoggedHardware.LoggedIoApic;
import org.lifeboat.evidence.log.LoggedHardware.LoggedUnit;

final class LoggedHardwareTest {
  private static LoggedHardware of(String log) {
    return new LoggedHardware(KernelLog.parse(log));
  }

  @Test
  void units() {
    assertThat(
            of("DMAR: dmar0: reg_base_addr fed90000 ver 1:a cap d2008c22260206 ecap f00f4a\n"
                    + "DMAR: dmar1: reg_base_addr ffffffffffffffff ver ff:ff"
                    + " cap ffffffffffffffff ecap ffffffffffffffff")
                .units())
        .containsExactly(
            new LoggedUnit(0xfed90000L, 0x1a, 0xd2008c22260206L, 0xf00f4aL),
            new LoggedUnit(-1L, 0xfff, -1L, -1L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DMAR: dmar0: reg_base_addr fed90000 ver 1:0 cap 1d2008c22260206ff ecap f00f4a",
        "DMAR: dmar0: reg_base_addr fed90000 ver 100:0 cap d2 ecap f0",
        "DMAR: dmar0: reg_base_addr  ver 1:0 cap d2 ecap f0",
        "DMAR: dmar0: Using Register based invalidation",
      })
  void whatIsNoUnitIsPassedOver(String line) {
    assertThat(of(line).units()).isEmpty();
  }

  @Test
  void ioApics() {
    assertThat(
            of("""
            IOAPIC[0]: apic_id 2, version 32, address 0xfec00000, GSI 0-23
            IOAPIC[1]: apic_id 999, version 32, address 0xffffffff, GSI 24-47
            IOAPIC[2]: apic_id 1, version 32, address 0xfec00000, GSI 9999999999-1
            IOAPIC[3]:
            """)
                .ioApics())
        .containsExactly(
            new LoggedIoApic(2, 0xfec00000L, 0), new LoggedIoApic(999, 0xffffffffL, 24));
  }

  @ParameterizedTest
  @CsvSource({
    "Intel(R) Xeon(R), INTEL",
    "AMD EPYC 7713, AMD",
    "Hygon C86, HYGON",
    "QEMU TCG CPU version 2.5+, OTHER",
  })
  void processors(String name, Vendor vendor) {
    String line = "smpboot: CPU0: " + name + " (family: 0xf, model: 0x6b, stepping: 0x1)\n";

    assertThat(of(line).processor(3)).contains(new Processor(vendor, 0xf, 0x6b, 3, false, false));
    assertThat(
            of(line
                    + "x2apic enabled\n"
                    + "last_pfn = 0x7ffe0 max_arch_pfn = 0x10000000000\n"
                    + "last_pfn = 0x7ffe0 max_arch_pfn = 0x400000000\n")
                .processor(1))
        .contains(new Processor(vendor, 0xf, 0x6b, 1, true, true));
    assertThat(of("smpboot: CPU0: x (family: 0xffff, model: 0x1)").processor(1)).isEmpty();
  }

  @Test
  void smbios() {
    assertThat(of("DMI: QEMU Standard PC (Q35 + ICH9, 2009), BIOS 1.16.2 04/01/2014").dmi())
        .isEqualTo(new Dmi("QEMU", "Standard PC (Q35 + ICH9, 2009)", "", "", "1.16.2"));
    assertThat(
            of("DMI: Dell Inc. XPS, BIOS 1.0 04/01/14\n"
                    + "BIOS vendor: Phoenix; Ver: 2.1; Product Version: (null)")
                .dmi())
        .isEqualTo(new Dmi("Dell", "Inc. XPS", "", "Phoenix", "2.1"));
    assertThat(of("DMI: OneWord, BIOS x 04/01/2014").dmi().systemVendor()).isEqualTo("OneWord");
    assertThat(of("DMI: not present or invalid.").dmi()).isEqualTo(Dmi.NONE);
    assertThat(of("").dmi()).isEqualTo(Dmi.NONE);
  }

  @Test
  void linesMadeToBeSlowAreNot() {
    String log =
        ("DMI: " + ", BIOS ".repeat(500) + "\n").repeat(1000)
            + ("BIOS vendor: " + "; Ver: ; Product Version: ".repeat(150) + "\n").repeat(1000)
            + ("smpboot: CPU0: " + " (family: 0xf, model: 0x6".repeat(150) + "\n").repeat(1000);

    assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          LoggedHardware hardware = of(log);
          hardware.dmi();
          hardware.processor(1);
        });
  }
}

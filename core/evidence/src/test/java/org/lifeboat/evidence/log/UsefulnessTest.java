package org.lifeboat.evidence.log;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UsefulnessTest {
  private static final String MAP = "BIOS-e820: [mem 0x0000000000000000-0x000000000009ffff] usable";

  private static void check(String... messages) throws LogException {
    Usefulness.check("boot.txt", new LogFile(new KernelLog(List.of(messages)), 1, 1, false));
  }

  @Test
  void aLogWithAMemoryMapPasses() {
    assertThatCode(() -> check("Linux version 6.1.0", MAP)).doesNotThrowAnyException();
  }

  @Test
  void aLogWithoutOneIsToldHowToGetIt() {
    assertThatThrownBy(() -> check("Linux version 6.1.0"))
        .hasMessageStartingWith("boot.txt: shows no memory map (lines with BIOS-e820); the log of")
        .hasMessageContaining("journalctl -k -b");
  }

  @Test
  void theBootThatLacksItIsNamed() {
    LogFile second = new LogFile(new KernelLog(List.of("Linux version 6.1.0")), 3, 2, false);

    assertThatThrownBy(() -> Usefulness.check("boot.txt", second))
        .hasMessageStartingWith("boot.txt: boot 2 of 3 shows no memory map");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "arm64 | Booting Linux on physical CPU 0x0000000000 [0x410fd083]",
        "32-bit ARM | Booting Linux on physical CPU 0x0",
        "32-bit ARM | CPU: ARMv7 Processor [410fc075] revision 5 (ARMv7), cr=10c5387d",
        "PowerPC | radix-mmu: Page sizes from device-tree:",
        "PowerPC | Using pSeries machine description",
        "PowerPC | Linux version 6.1.0-9-powerpc64le (debian-kernel@lists.debian.org)",
        "RISC-V | SBI specification v1.0 detected",
        "s390 | setup: Linux is running as a z/VM guest operating system in 64-bit mode",
        "MIPS | CPU0 revision is: 00019300 (MIPS 24Kc)",
      })
  void anotherArchitectureIsNamed(String architecture, String message) {
    assertThatThrownBy(() -> check("Linux version 6.1.0", message))
        .hasMessage(
            "boot.txt: is of a machine that is not x86-64 but %s; only x86-64 is known"
                .formatted(architecture));
  }

  @Test
  void aKernelOf32BitsIsRefused() {
    assertThatThrownBy(() -> check("Linux version 6.1.0-9-686", MAP, "2155MB HIGHMEM available."))
        .hasMessageContaining("is of a 32-bit kernel");
  }

  @Test
  void aDomainOfXenIsRefused() {
    assertThatThrownBy(
            () -> check("Linux version 6.1.0", "Xen: [mem 0x0000000000000000-0x9ffff] usable"))
        .hasMessageContaining("domain 0 of Xen");
  }
}

package org.lifeboat.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LinePrefixTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "BIOS-e820: [mem 0x0000000000000000-0x000000000009ffff] usable",
        "e820: update [mem 0x00000000-0x00000fff] usable ==> reserved",
        "DMAR: [Firmware Bug]: Your BIOS is broken; DMAR reported at address 0!",
        "    0000: 44 4D 41 52 88 00 00 00  01 5A 4C 45 4E 4F 56 4F  DMAR",
        "rtc_cmos 00:02: setting system clock to 2022-08-01T12:00:00 UTC (1659355200)",
        "PM: Registering ACPI NVS region [mem 0x5c557000-0x5c557fff] (4096 bytes)",
        "kernel profiling enabled (shift: 2)",
        "Kernel command line: ro quiet",
        "  DMA      [mem 0x0000000000001000-0x0000000000ffffff]"
      })
  void aMessageThatLooksOddStaysWhole(String message) {
    assertThat(LinePrefix.strip(message))
        .isEqualTo(new LinePrefix.Bare(message, false, OptionalDouble.empty()));
    assertThat(LinePrefix.strip("[    0.000000] " + message))
        .isEqualTo(new LinePrefix.Bare(message, true, OptionalDouble.of(0)));
  }

  @Test
  void aLevelAloneIsNoTime() {
    assertThat(LinePrefix.strip("<6>x"))
        .isEqualTo(new LinePrefix.Bare("x", true, OptionalDouble.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "[43328.685149] x, 43328.685149",
    "<6>[    1.500000][   T12] x, 1.5",
    "Jun  4 16:56:17 host kernel: [162876.240429] x, 162876.240429",
    "[   +0.000012] x,",
    "[<0.000012>] x,",
    "Jun 04 16:56:17 host kernel: x,",
    "[Thu Nov 26 08:00:01 2026] x,",
    "x [    7.000000] y,",
  })
  void theTimeSinceTheStartIsKept(String line, @Nullable Double seconds) {
    OptionalDouble expected = seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds);
    assertThat(LinePrefix.strip(line).seconds()).isEqualTo(expected);
  }

  @Test
  void anEscapeSequenceThatIsCutIsLeftOut() {
    assertThat(LinePrefix.strip("a\u001bb\u001b[0m").text()).isEqualTo("a");
    assertThat(LinePrefix.strip("a\u001b").text()).isEqualTo("a");
  }

  @Test
  void quotationInDepthIsLeftOut() {
    assertThat(LinePrefix.strip("> > >> [    0.000000] x").text()).isEqualTo("x");
  }
}

package org.lifeboat.api.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which plugins a version of the SPI runs. */
final class SpiVersionTest {
  private static SpiVersion version(String text) {
    return SpiVersion.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "1.2, 1.2, true",
    "1.2, 1.0, true",
    "1.2, 1.3, false",
    "2.0, 1.9, false",
    "1.9, 2.0, false",
    "1.10, 1.9, true"
  })
  void aPluginOfTheSameMajorVersionRunsUnlessItIsNewer(String ours, String built, boolean runs) {
    assertThat(version(ours).runs(version(built))).isEqualTo(runs);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.",
        ".1",
        "0.1",
        "01.0",
        "1.00",
        "1.0.0",
        "1.0-SNAPSHOT",
        " 1.0",
        "a.b",
        "-1.0",
        "12345.0",
        "1.99999999999"
      })
  void anythingButTwoNumbersIsNoVersion(String text) {
    assertThat(SpiVersion.parse(text)).isEmpty();
  }

  @Test
  void itIsWrittenAsItIsRead() {
    assertThat(version("12.34")).hasToString("12.34").isEqualTo(new SpiVersion(12, 34));
  }

  @Test
  void versionsAreOrderedByNumberAndNotByDigits() {
    assertThat(Stream.of("1.10", "2.0", "1.9").map(SpiVersionTest::version).sorted())
        .extracting(SpiVersion::toString)
        .containsExactly("1.9", "1.10", "2.0");
  }

  @Test
  void numbersBelowTheFirstVersionAreRefused() {
    assertThatThrownBy(() -> new SpiVersion(0, 9)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SpiVersion(1, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  /** What the compiler writes into the descriptor of a module that requires this one. */
  @Test
  void theModuleHasTheVersionOfTheSpi() throws IOException {
    String classes = SpiVersion.class.getProtectionDomain().getCodeSource().getLocation() + "";
    try (InputStream in = URI.create(classes + "module-info.class").toURL().openStream()) {
      assertThat(ModuleDescriptor.read(in).rawVersion()).contains(SpiVersion.CURRENT.toString());
    }
  }
}

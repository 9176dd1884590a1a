package org.lifeboat.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.api.plugin.Setting.Unit;

/** How numbers are written. */
final class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "4096, 4096",
    "0x1000, 4096",
    "0X1F, 31",
    "64MB, 67108864",
    "64 MB, 67108864",
    "64m, 67108864",
    "64MiB, 67108864",
    "4k, 4096",
    "4 KiB, 4096",
    "3GB, 3221225472",
    "1T, 1099511627776",
    "16 bytes, -1",
    "16B, 16",
    "0x10K, 16384",
  })
  void sizesCountBy1024(String text, long bytes) {
    if (bytes < 0) {
      assertThat(Quantity.parse(text, Unit.BYTES)).isEmpty();
    } else {
      assertThat(Quantity.parse(text, Unit.BYTES)).contains(BigInteger.valueOf(bytes));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "64MB", "1e5", "1e400", "1.5", "0x", "x", "1 2", "--1", "0xfg", "٣"})
  void aPlainNumberIsNothingElse(String text) {
    assertThat(Quantity.parse(text, Unit.PLAIN)).isEmpty();
  }

  @Test
  void aNumberOfAnyLengthIsReadInBoundedTime() {
    assertThat(Quantity.parse("9".repeat(1_000_000), Unit.BYTES)).isEmpty();
  }

  @Test
  void wordsOf64BitsAreUnsigned() {
    assertThat(Quantity.unsigned("0xffffffffffffffff")).contains(-1L);
    assertThat(Quantity.unsigned("0x10000000000000000")).isEmpty();
    assertThat(Quantity.unsigned("-1")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"67108864, 64MB", "1048577, 1048577 bytes", "0, 0 bytes", "1, 1 byte", "4096, 4KB"})
  void sizesAreShownInTheLargestUnitThatFits(long bytes, String text) {
    assertThat(Quantity.show(bytes, Unit.BYTES)).isEqualTo(text);
  }
}

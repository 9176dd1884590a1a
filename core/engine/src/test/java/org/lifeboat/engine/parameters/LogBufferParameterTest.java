package org.lifeboat.engine.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.stage.CommandLine;

/** The grammar of {@code log_buf_len=}. */
final class LogBufferParameterTest {
  @ParameterizedTest
  @CsvSource({
    "quiet, 0",
    "log_buf_len=, 0",
    "log_buf_len=x, 0",
    "log_buf_len=0, 0",
    "log_buf_len=1, 0",
    "log_buf_len=128K, 0",
    "log_buf_len=1M, 1048576",
    "log_buf_len=0x100000, 1048576",
    "log_buf_len=1048577, 2097152",
    "log_buf_len=3M, 4194304",
    "log_buf_len=2G, 2147483648",
    "log_buf_len=3G, 2147483648",
    "log_buf_len=-1, 0",
    "log_buf_len=18446744073709551615, 2147483648",
    "log_buf_len=1M log_buf_len=4M, 4194304",
    "log_buf_len=4M log_buf_len=1M, 1048576",
    "log_buf_len=4M log_buf_len=1K, 4194304",
  })
  void bytes(String text, long bytes) {
    assertThat(LogBufferParameter.bytes(CommandLine.parse(text))).isEqualTo(bytes);
  }

  @Property
  void aSizeIsAPowerOfTwoThatHoldsIt(@ForAll long bytes) {
    long rounded = LogBufferParameter.rounded(bytes);

    assertThat(Long.bitCount(rounded)).isEqualTo(bytes == 0 ? 0 : 1);
    assertThat(rounded).isBetween(0L, 1L << 31);
    if (Long.compareUnsigned(bytes, 1L << 31) <= 0) {
      assertThat(Long.compareUnsigned(rounded, bytes)).isNotNegative();
    }
  }
}

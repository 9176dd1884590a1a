package org.lifeboat.engine.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AmountsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 100.0 %",
    "0.284, 28.4 %",
    "0.0084, 0.84 %",
    "0.0001, 0.01 %",
    "0.00001, 0.001 %",
    "0.0000044, 0.00044 %",
    "4.66e-10, 0.000000047 %"
  })
  void sharesAreWrittenWithoutExponents(double share, String expected) {
    assertThat(Amounts.percent(share)).isEqualTo(expected);
  }

  @Test
  void countsAreGroupedAndTimesHaveTheirUnit() {
    assertThat(Amounts.count(1234567)).isEqualTo("1,234,567");
    assertThat(Amounts.seconds(2_700_000)).isEqualTo("2.7 ms");
    assertThat(Amounts.seconds(640_000_000)).isEqualTo("0.6 s");
  }
}

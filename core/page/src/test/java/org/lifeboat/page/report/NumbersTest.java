package org.lifeboat.page.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.experiment.row.Column;

class NumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0 %",
        "1|100 %",
        "0.125|12.5 %",
        "0.9994|> 99.9 %",
        "0.999|99.9 %",
        "0.0000001|< 0.1 %",
        "0.001|0.1 %",
        "0.3333333|33.3 %",
        "12.5|1,250 %"
      })
  void onlyNoneIsNothingAndOnlyAllIsEverything(String share, String text) {
    assertThat(Numbers.percent(new BigDecimal(share))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "67108864|64 MB",
        "60397977.6|57.6 MB",
        "0.4|0",
        "-4096|-4 KB",
        "1023|1023 B",
        "9e30|8 EB"
      })
  void bytesAreBinary(String bytes, String text) {
    assertThat(Numbers.bytes(new BigDecimal(bytes))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0|0", "999|999", "1000|1,000", "-1234567.891|-1,234,567.89", "2.50|2.5", "100|100"})
  void thousandsStandApart(String number, String text) {
    assertThat(Numbers.number(new BigDecimal(number))).isEqualTo(text);
  }

  @Test
  void aMeanOfManyIsNotRoundedToAll() {
    BigDecimal share = Numbers.mean(BigInteger.valueOf(999_999_999), 1_000_000_000);

    assertThat(Numbers.percent(share)).isEqualTo("> 99.9 %");
  }

  @Test
  void aUnitStandsBehindItsNumber() {
    Column bits = new Column("mask", Column.Type.WHOLE, "bits", "");
    Column address = new Column("start", Column.Type.WHOLE, "address", "");

    assertThat(Numbers.of(bits, BigDecimal.valueOf(32))).isEqualTo("32 bits");
    assertThat(Numbers.of(address, BigDecimal.valueOf(0x7bed4000))).isEqualTo("0x7bed4000");
  }
}

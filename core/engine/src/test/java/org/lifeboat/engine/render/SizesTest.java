package org.lifeboat.engine.render;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How sizes are written. */
class SizesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1 B",
    "16, 16 B",
    "1023, 1023 B",
    "1024, 1 KB",
    "786432, 768 KB",
    "1536, 1.5 KB",
    "67108864, 64 MB",
    "67895296, 64.8 MB",
    "1048575, 1 MB",
    "4294967296, 4 GB",
    "70368744177664, 64 TB",
    "9223372036854775807, 8 EB"
  })
  void aSizeIsWrittenInTheLargestUnitWithOneDigit(long bytes, String text) {
    assertThat(Sizes.human(bytes)).isEqualTo(text);
  }

  @Property
  void noSizeTakesMoreThanNineColumns(@ForAll @LongRange(min = 0) long bytes) {
    assertThat(Sizes.human(bytes))
        .hasSizeLessThanOrEqualTo(9)
        .matches("0|[1-9]\\d{0,3}(\\.[1-9])? [KMGTPE]?B");
  }

  @ParameterizedTest
  @CsvSource({"0, 0x0", "2077048832, 0x7bcd4000", "-1, 0xffffffffffffffff"})
  void anAddressIsUnsignedHexadecimal(long address, String text) {
    assertThat(Sizes.address(address)).isEqualTo(text);
  }
}

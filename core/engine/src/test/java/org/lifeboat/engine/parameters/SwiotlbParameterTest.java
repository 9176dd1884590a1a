package org.lifeboat.engine.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.stage.CommandLine;

/** The grammar of {@code swiotlb=} (reference 6.1 §2.2.1, 2.6 §2.1.3). */
final class SwiotlbParameterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "swiotlb=65536 | 65536 | -1 | false | false",
        "swiotlb=65536,force | 65536 | -1 | true | false",
        "swiotlb=65536,3,force | 65536 | 3 | true | false",
        "swiotlb=65536,4,noforce | 65536 | 4 | false | true",
        "swiotlb=force | -1 | -1 | true | false",
        "swiotlb=noforce | -1 | -1 | false | true",
        "swiotlb=force,65536 | -1 | -1 | false | false",
        "swiotlb=64M | 128 | -1 | false | false",
        "swiotlb=0x200 | 512 | -1 | false | false",
        "swiotlb=0 | 0 | -1 | false | false",
        "swiotlb=1 swiotlb=300 | 384 | -1 | false | false",
        "swiotlb=force swiotlb=noforce | -1 | -1 | true | true",
        "swiotlb=,4 | -1 | 4 | false | false",
      })
  void linux61ReadsSlotsThenAreasThenAWord(
      String text, long slots, int areas, boolean force, boolean noforce) {
    SwiotlbParameter read = SwiotlbParameter.parse(CommandLine.parse(text), true, true);

    assertThat(read)
        .isEqualTo(
            new SwiotlbParameter(
                slots < 0 ? OptionalLong.empty() : OptionalLong.of(slots),
                areas < 0 ? OptionalInt.empty() : OptionalInt.of(areas),
                force,
                noforce));
  }

  @Test
  void linux26KnowsNeitherAreasNorNoforce() {
    SwiotlbParameter read =
        SwiotlbParameter.parse(CommandLine.parse("swiotlb=65536,4 swiotlb=noforce"), false, false);

    assertThat(read)
        .isEqualTo(new SwiotlbParameter(OptionalLong.of(65536), OptionalInt.empty(), false, false));
  }

  @Test
  void noforceIsOlderThanAreas() {
    SwiotlbParameter read =
        SwiotlbParameter.parse(CommandLine.parse("swiotlb=65536,noforce"), false, true);

    assertThat(read.noforce()).isTrue();
    assertThat(SwiotlbParameter.parse(CommandLine.parse("swiotlb=1,4,noforce"), false, true))
        .isEqualTo(new SwiotlbParameter(OptionalLong.of(128), OptionalInt.empty(), false, false));
  }

  @Test
  void aNumberBeyondAllMemoryIsBounded() {
    SwiotlbParameter read =
        SwiotlbParameter.parse(CommandLine.parse("swiotlb=18446744073709551615"), true, true);

    assertThat(read.slots()).hasValue(1L << 40);
  }
}

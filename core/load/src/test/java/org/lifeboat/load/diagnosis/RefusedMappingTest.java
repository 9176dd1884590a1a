package org.lifeboat.load.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RefusedMappingTest {
  private static RefusedMapping mapping(long bytes, long total, long used) {
    return new RefusedMapping(bytes, Optional.of(new PoolFill(total, used)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "1, 1",
    "2048, 1",
    "2049, 2",
    "262144, 128",
    "262145, 129",
    "9223372036854775807, 4503599627370496"
  })
  void aMappingNeedsWholeSlots(long bytes, long slots) {
    assertThat(new RefusedMapping(bytes, Optional.empty()).slots()).isEqualTo(slots);
  }

  @ParameterizedTest
  @CsvSource({
    // more than a segment: whatever the pool
    "262145, 32768, 0, IMPOSSIBLE",
    "262145, 32768, 32768, IMPOSSIBLE",
    "262145, 0, 0, IMPOSSIBLE",
    // no pool
    "4096, 0, 0, NO_POOL",
    // none free, also where the count is wrong
    "4096, 32768, 32768, FULL",
    "4096, 32768, 40000, FULL",
    // fewer free than needed
    "4096, 32768, 32767, NEARLY_FULL",
    "262144, 32768, 32641, NEARLY_FULL",
    // just as many free as needed may lie apart
    "262144, 32768, 32640, FRAGMENTED",
    "4096, 32768, 32766, FRAGMENTED",
    // a segment is spoilt by one slot, for 128 in a row: 256 spoil a pool of 256 segments
    "262144, 32768, 256, FRAGMENTED",
    "262144, 32768, 255, CONSTRAINED",
    // two in a row: 63 places from the second slot on do not overlap
    "4096, 32768, 16128, FRAGMENTED",
    "4096, 32768, 16127, CONSTRAINED",
    // one slot is never in pieces
    "2048, 32768, 28672, NEARLY_FULL",
    "2048, 32768, 28671, CONSTRAINED",
    "2048, 32768, 0, CONSTRAINED",
  })
  void theCauseFollowsFromTheNumbers(long bytes, long total, long used, Cause cause) {
    assertThat(mapping(bytes, total, used).cause()).isEqualTo(cause);
  }

  @ParameterizedTest
  @CsvSource({"262145, IMPOSSIBLE", "262144, UNTOLD", "0, UNTOLD"})
  void withoutTheFillOnlyTheSizeTells(long bytes, Cause cause) {
    assertThat(new RefusedMapping(bytes, Optional.empty()).cause()).isEqualTo(cause);
  }

  @ParameterizedTest
  @CsvSource({
    // one area is the pool
    "4096, 32766, 1, false",
    // 16 areas with at most one free slot each
    "4096, 32752, 16, true",
    "4096, 32751, 16, false",
    // 64 slots: 4 areas can hide 252
    "131072, 32516, 4, true",
    "131072, 32515, 4, false",
  })
  void areasCanLackOnlyWhatTheySplit(long bytes, long used, int areas, boolean may) {
    assertThat(mapping(bytes, 32768, used).areasMayLack(areas)).isEqualTo(may);
  }

  @Test
  void negativeNumbersAreNoMapping() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RefusedMapping(-1, Optional.empty()))
        .withMessageContaining("-1 bytes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PoolFill(-1, 0))
        .withMessageContaining("0 of -1 slots");
    assertThatIllegalArgumentException().isThrownBy(() -> new PoolFill(0, -1));
  }
}

package org.lifeboat.evidence.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.memory.MemoryRange;

final class FreeIslandTest {
  private static final long MB = 1L << 20;

  /** RAM, start and end of each piece in MB. */
  private static FirmwareMap ram(long[]... pieces) {
    return new FirmwareMap(
        Arrays.stream(pieces)
            .map(p -> new Entry(new MemoryRange(p[0] * MB, p[1] * MB), Kind.USABLE))
            .toList());
  }

  private static long[] mb(long start, long end) {
    return new long[] {start, end};
  }

  @Test
  void ramCutOffAtTheTopThatEndsAtABorderIsOne() {
    assertThat(FreeIsland.isWhereAPoolGoes(ram(mb(1, 1000), mb(1100, 1200), mb(4096, 8192))))
        .isTrue();
  }

  @Test
  void ramThatIsNotCutOffIsNone() {
    assertThat(FreeIsland.isWhereAPoolGoes(ram(mb(0, 1), mb(1, 1200)))).isFalse();
    assertThat(FreeIsland.isWhereAPoolGoes(ram(mb(1, 1200)))).isFalse();
  }

  @Test
  void ramThatEndsElsewhereIsNone() {
    assertThat(FreeIsland.isWhereAPoolGoes(ram(mb(1, 1000), mb(1100, 1201)))).isFalse();
  }

  @Test
  void aPieceInWhichNoPoolFitsIsPassedOver() {
    assertThat(FreeIsland.isWhereAPoolGoes(ram(mb(1, 1000), mb(1100, 1200), mb(1300, 1310))))
        .isTrue();
    assertThat(FreeIsland.isWhereAPoolGoes(ram(mb(1, 1000), mb(1136, 1152)))).isFalse();
  }
}

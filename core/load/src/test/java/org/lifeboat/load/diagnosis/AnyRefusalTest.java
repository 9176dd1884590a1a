package org.lifeboat.load.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The bounds of a diagnosis against pools that are laid out by hand. */
final class AnyRefusalTest {
  private static final int SEGMENT = 128;

  @Property
  void noNumbersAreTooOdd(
      @ForAll @LongRange(min = 0) long bytes,
      @ForAll @LongRange(min = 0) long total,
      @ForAll @LongRange(min = 0) long used,
      @ForAll @IntRange(min = 1) int areas) {
    RefusedMapping mapping = new RefusedMapping(bytes, Optional.of(new PoolFill(total, used)));

    assertThat(mapping.cause()).isNotNull().isNotEqualTo(Cause.UNTOLD);
    assertThat(mapping.slotsThatBlockSegment()).isBetween(1L, 64L);
    mapping.areasMayLack(areas);
  }

  /** As few as that can indeed leave no place: each in the last slot of a place. */
  @Property
  void soFewSlotsSpoilASegment(@ForAll @IntRange(min = 2, max = SEGMENT) int needed) {
    RefusedMapping mapping = new RefusedMapping(2048L * needed, Optional.empty());
    int fewest = SEGMENT;
    for (int phase = 0; phase < 2; phase++) {
      boolean[] used = new boolean[SEGMENT];
      int count = 0;
      for (int at = phase; at + needed <= SEGMENT; at += 2) {
        if (isFree(used, at, needed)) {
          used[at + needed - 1] = true;
          count++;
        }
      }
      fewest = count == 0 ? fewest : Math.min(fewest, count);
    }

    assertThat(mapping.slotsThatBlockSegment()).isEqualTo(fewest);
  }

  private static boolean isFree(boolean[] used, int from, int slots) {
    for (int i = from; i < from + slots; i++) {
      if (used[i]) {
        return false;
      }
    }
    return true;
  }

  @Property
  void aLargerPoolIsAPowerOfTwoAndLarger(@ForAll @LongRange(min = 0) long slots) {
    PoolSize.larger(slots)
        .ifPresentOrElse(
            larger -> {
              assertThat(larger).isGreaterThan(slots).isBetween(128L, PoolSize.MOST_SLOTS);
              assertThat(Long.bitCount(larger)).isOne();
            },
            () -> assertThat(slots).isGreaterThanOrEqualTo(PoolSize.MOST_SLOTS));
  }
}

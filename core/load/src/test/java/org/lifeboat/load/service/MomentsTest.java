package org.lifeboat.load.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.load.chance.Chance;
import org.lifeboat.load.workload.Arrivals;
import org.lifeboat.load.workload.Arrivals.Pauses;
import org.lifeboat.load.workload.Distribution.Constant;
import org.lifeboat.load.workload.Distribution.Exponential;

final class MomentsTest {
  private static final long SECOND = 1_000_000_000;
  private static final long MANY = 1 << 20;

  private static Moments of(double perSecond, Optional<Pauses> pauses, long end) {
    Arrivals.Open open = new Arrivals.Open(perSecond, new Constant(1), 1, pauses);
    return new Moments(open, new Chance(5), end, MANY);
  }

  private static int count(Moments moments) {
    int count = 0;
    while (moments.next() != Moments.NEVER) {
      count++;
    }
    return count;
  }

  @Test
  void momentsComeAsOftenAsIsSaid() {
    assertThat(count(of(50_000, Optional.empty(), SECOND))).isCloseTo(50_000, within(1000));
  }

  @Test
  void noneComesInARest() {
    long on = 3_000_000;
    long off = 7_000_000;
    Moments moments =
        of(20_000, Optional.of(new Pauses(new Constant(on), new Constant(off))), SECOND);
    int count = 0;
    for (long at = moments.next(); at != Moments.NEVER; at = moments.next()) {
      assertThat(at % (on + off)).isLessThanOrEqualTo(on);
      count++;
    }

    assertThat(count).isCloseTo(6000, within(300));
  }

  @Test
  void workAndRestMayVary() {
    Pauses pauses = new Pauses(new Exponential(1e6), new Exponential(3e6));

    assertThat(count(of(40_000, Optional.of(pauses), 4 * SECOND))).isCloseTo(40_000, within(4000));
  }

  @Test
  void rateOfNothingAndOfNoNumberIsSilence() {
    assertThat(of(0, Optional.empty(), SECOND).next()).isEqualTo(Moments.NEVER);
    assertThat(of(-1, Optional.empty(), SECOND).next()).isEqualTo(Moments.NEVER);
    assertThat(of(Double.NaN, Optional.empty(), SECOND).next()).isEqualTo(Moments.NEVER);
    assertThat(of(1e-300, Optional.empty(), Long.MAX_VALUE).next()).isEqualTo(Moments.NEVER);
  }

  @Test
  void veryManyPhasesWithoutAMomentEndInSilence() {
    Pauses pauses = new Pauses(new Constant(0), new Constant(0));
    Arrivals.Open open = new Arrivals.Open(1e-3, new Constant(1), 1, Optional.of(pauses));

    assertThat(new Moments(open, new Chance(5), Long.MAX_VALUE, 1000).next())
        .isEqualTo(Moments.NEVER);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1024",
    "200000, 204800000",
    "262144, 268435456",
    "1000000, 268435456",
    "134217728, 268435456",
    "1000000000, 2000000000",
    "9223372036854775807, 18014398509481982"
  })
  void phasesAreNotFarMoreThanMappings(long mappings, long phases) {
    assertThat(Phases.most(mappings)).isEqualTo(phases);
  }
}

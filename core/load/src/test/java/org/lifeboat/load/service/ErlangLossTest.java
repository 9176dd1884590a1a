package org.lifeboat.load.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lifeboat.load.service.Scenarios.generated;
import static org.lifeboat.load.service.Scenarios.open;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.load.workload.Distribution;
import org.lifeboat.load.workload.Distribution.Constant;
import org.lifeboat.load.workload.Distribution.Exponential;
import org.lifeboat.load.workload.Distribution.Pareto;
import org.lifeboat.load.workload.Distribution.Uniform;

/**
 * Mappings of one slot that come at independent moments to a pool of c slots are calls that come to
 * c lines: the share that is lost is Erlang's formula B, whatever the distribution of the holds is.
 */
final class ErlangLossTest {
  private static final int LINES = 128;
  private static final long CALLS = 400_000;

  /**
   * Measured with 40 seeds at each of these loads: the share that was lost had a standard deviation
   * of 0.0022 at most (Pareto, 160 erlangs) and a mean within 0.0006 of the formula; the share of
   * the calls' slots in use, of 0.0028 (Pareto, 90 erlangs) and 0.0005. The test has one seed.
   */
  private static final double TOLERANCE = 0.004;

  @ParameterizedTest
  @CsvSource({"90", "110", "128", "160", "256"})
  void lossIsErlangsWithExponentialHolds(double erlangs) {
    check(erlangs, new Exponential(1_000_000));
  }

  @ParameterizedTest
  @CsvSource({"110", "160"})
  void lossDoesNotDependOnHowHoldsVary(double erlangs) {
    check(erlangs, new Constant(1_000_000));
    check(erlangs, new Uniform(0, 2_000_000));
    check(erlangs, new Pareto(100_000, 4_000_000, 0.7));
  }

  private static void check(double erlangs, Distribution hold) {
    double meanNanos = hold instanceof Pareto pareto ? mean(pareto) : 1_000_000;
    Service service =
        Scenarios.of()
            .limits(Long.MAX_VALUE, CALLS)
            .forced(generated(open(erlangs * 1e9 / meanNanos, 1 << 20)).hold(hold).workload())
            .run();

    assertThat(service.total().asked()).isEqualTo(CALLS);
    double loss = erlangB(erlangs);
    assertThat(service.total().failedShare()).isCloseTo(loss, within(TOLERANCE));
    assertThat(service.meanSlots()).isCloseTo(erlangs * (1 - loss), within(erlangs * TOLERANCE));
  }

  /** Of a density that falls with the power of shape plus one between two bounds. */
  private static double mean(Pareto pareto) {
    double shape = pareto.shape();
    double low = pareto.least();
    double high = pareto.most();
    return Math.pow(low, shape)
        / (1 - Math.pow(low / high, shape))
        * shape
        / (shape - 1)
        * (1 / Math.pow(low, shape - 1) - 1 / Math.pow(high, shape - 1));
  }

  private static double erlangB(double erlangs) {
    double loss = 1;
    for (int lines = 1; lines <= LINES; lines++) {
      loss = erlangs * loss / (lines + erlangs * loss);
    }
    return loss;
  }
}

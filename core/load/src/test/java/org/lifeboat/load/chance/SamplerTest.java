package org.lifeboat.load.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.lifeboat.load.workload.Distribution;
import org.lifeboat.load.workload.Distribution.Choice;
import org.lifeboat.load.workload.Distribution.Constant;
import org.lifeboat.load.workload.Distribution.Exponential;
import org.lifeboat.load.workload.Distribution.Pareto;
import org.lifeboat.load.workload.Distribution.Uniform;
import org.lifeboat.load.workload.Distribution.Weighted;

final class SamplerTest {
  private static final int DRAWS = 200_000;

  private static double mean(Distribution distribution) {
    Sampler sampler = Sampler.of(distribution);
    Chance chance = new Chance(11);
    return LongStream.range(0, DRAWS)
        .mapToDouble(i -> sampler.at(chance.unit(i)))
        .average()
        .orElseThrow();
  }

  @Test
  void meansAreThoseOfTheDistributions() {
    assertThat(mean(new Constant(7))).isEqualTo(7);
    assertThat(mean(new Uniform(100, 300))).isCloseTo(200, within(1.0));
    assertThat(mean(new Exponential(50))).isCloseTo(50, within(0.5));
    assertThat(mean(new Choice(List.of(new Weighted(1, 3), new Weighted(9, 1)))))
        .isCloseTo(3, within(0.05));
  }

  @Test
  void medianOfABoundedParetoIsWhereHalfOfTheDensityLies() {
    Sampler sampler = Sampler.of(new Pareto(1, 4, 1));

    // 1 - 1/x is half of 1 - 1/4
    assertThat(sampler.at(0.5)).isCloseTo(1.6, within(1e-12));
    assertThat(sampler.at(0)).isEqualTo(1);
    assertThat(sampler.at(Math.nextDown(1.0))).isCloseTo(4, within(1e-9)).isLessThanOrEqualTo(4);
  }

  @Test
  void choiceTakesEachValueByItsWeight() {
    Sampler sampler =
        Sampler.of(new Choice(List.of(new Weighted(5, 1), new Weighted(6, 2), new Weighted(7, 1))));

    assertThat(sampler.at(0)).isEqualTo(5);
    assertThat(sampler.at(0.2499)).isEqualTo(5);
    assertThat(sampler.at(0.25)).isEqualTo(6);
    assertThat(sampler.at(0.7499)).isEqualTo(6);
    assertThat(sampler.at(0.75)).isEqualTo(7);
    assertThat(sampler.at(0.9999)).isEqualTo(7);
  }

  @Test
  void wholeNumbersAreRoundedWithinTheirBounds() {
    assertThat(Sampler.of(new Constant(2.5)).at(0, 1, 10)).isEqualTo(3);
    assertThat(Sampler.of(new Constant(-4)).at(0, 1, 10)).isEqualTo(1);
    assertThat(Sampler.of(new Constant(1e300)).at(0, 1, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    assertThat(Sampler.of(new Constant(Double.NaN)).at(0, 1, 10)).isEqualTo(1);
    assertThat(Sampler.of(new Choice(List.of())).at(0.5, 1, 10)).isEqualTo(1);
  }

  @Provide
  static Arbitrary<Distribution> distributions() {
    Arbitrary<Double> bounds = Arbitraries.doubles().between(1, 1e12);
    return Arbitraries.oneOf(
        bounds.map(Constant::new),
        bounds.map(Exponential::new),
        Combinators.combine(bounds, bounds)
            .as((a, b) -> new Uniform(Math.min(a, b), Math.max(a, b))),
        Combinators.combine(bounds, bounds, Arbitraries.doubles().between(0.1, 5))
            .as((a, b, shape) -> new Pareto(Math.min(a, b), Math.max(a, b), shape)));
  }

  @Property
  void greaterNumbersGiveNoSmallerValues(
      @ForAll("distributions") Distribution distribution,
      @ForAll @DoubleRange(max = 1, maxIncluded = false) double one,
      @ForAll @DoubleRange(max = 1, maxIncluded = false) double other) {
    Sampler sampler = Sampler.of(distribution);
    double low = sampler.at(Math.min(one, other));
    double high = sampler.at(Math.max(one, other));

    assertThat(low).isFinite().isNotNegative();
    assertThat(high).isGreaterThanOrEqualTo(low * (1 - 1e-12)).isFinite();
  }
}

package org.lifeboat.load.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.load.service.Scenarios.MASK_32;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.lifeboat.load.service.Scenario.Demand;
import org.lifeboat.load.service.Scenario.Growth;
import org.lifeboat.load.service.Scenario.Limits;
import org.lifeboat.load.service.Scenario.Way;
import org.lifeboat.load.service.Service.Tally;
import org.lifeboat.load.service.Service.WorkloadTally;
import org.lifeboat.load.slots.DmaLimits;
import org.lifeboat.load.slots.PoolShape;
import org.lifeboat.load.slots.SearchRule;
import org.lifeboat.load.workload.Arrivals;
import org.lifeboat.load.workload.Distribution;
import org.lifeboat.load.workload.Distribution.Constant;
import org.lifeboat.load.workload.Distribution.Exponential;
import org.lifeboat.load.workload.Distribution.Uniform;
import org.lifeboat.load.workload.GeneratedWorkload;
import org.lifeboat.load.workload.RecordedWorkload.Mapping;

final class ServicePropertiesTest {
  private static final long MOST_MAPPINGS = 2000;

  @Provide
  static Arbitrary<Scenario> scenarios() {
    Arbitrary<Optional<PoolShape>> pools =
        Combinators.combine(Arbitraries.integers().between(1, 16), Arbitraries.of(1, 2, 4))
            .as((segments, areas) -> new PoolShape(Scenarios.POOL_START, 128 * segments, areas))
            .optional(0.9);
    Arbitrary<Optional<Growth>> growth =
        Combinators.combine(
                Arbitraries.of(128, 512, 2048), Arbitraries.longs().between(0, 16 << 20))
            .as(Growth::new)
            .optional(0.3);
    Arbitrary<Limits> limits =
        Combinators.combine(
                Arbitraries.longs().between(0, 1_000_000_000L),
                Arbitraries.longs().between(0, MOST_MAPPINGS))
            .as(Limits::new);
    return Combinators.combine(
            pools,
            growth,
            Arbitraries.of(SearchRule.values()),
            Arbitraries.integers().between(1, 8),
            demands().list().ofMaxSize(3),
            limits,
            Arbitraries.longs())
        .as(
            (pool, grows, rule, processors, demands, limit, seed) ->
                new Scenario(pool, grows, rule, processors, Scenarios.RAM, demands, limit, seed));
  }

  private static Arbitrary<Demand> demands() {
    Arbitrary<Arrivals> arrivals =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 300).map(Arrivals.Closed::new),
            Combinators.combine(
                    Arbitraries.doubles().between(0, 1e7),
                    Arbitraries.integers().between(0, 40),
                    Arbitraries.integers().between(0, 300),
                    Arbitraries.just(new Arrivals.Pauses(new Exponential(1e5), new Uniform(0, 1e6)))
                        .optional())
                .as(
                    (rate, burst, most, pauses) ->
                        new Arrivals.Open(rate, new Constant(burst), most, pauses)));
    Arbitrary<Distribution> holds =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(0, 1e6).map(Constant::new),
            Arbitraries.doubles().between(0, 1e6).map(Exponential::new));
    Arbitrary<DmaLimits> limits =
        Combinators.combine(
                Arbitraries.of(0L, 511L, 4095L), Arbitraries.of(0L, 65535L, 0xffff_ffffL, -1L))
            .as(DmaLimits::new);
    return Combinators.combine(
            arrivals,
            holds,
            limits,
            Arbitraries.doubles().between(1, 300_000),
            Arbitraries.doubles().between(0, 0.2),
            Arbitraries.doubles().between(0, 1).optional(),
            Arbitraries.of(Way.values()),
            Arbitraries.strings().alpha().ofLength(3))
        .as(
            (asks, hold, device, bytes, leak, bounced, way, name) ->
                new Demand(
                    new GeneratedWorkload(
                        name,
                        Scenarios.DEVICE,
                        device,
                        new Uniform(1, bytes),
                        new Uniform(0, 4095),
                        asks,
                        hold,
                        leak,
                        bounced.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                        List.of()),
                    way,
                    MASK_32));
  }

  @Property(tries = 300)
  void sumsAgree(@ForAll("scenarios") Scenario scenario) {
    Service service = Simulation.run(scenario);
    Tally total = service.total();

    assertThat(total.asked())
        .isEqualTo(
            service.byWorkload().stream().map(WorkloadTally::tally).mapToLong(Tally::asked).sum())
        .isLessThanOrEqualTo(scenario.limits().mappings());
    assertThat(total.leaked()).isLessThanOrEqualTo(total.bounced() + total.single());
    assertThat(service.nanos()).isBetween(0L, scenario.limits().nanos());
    assertThat(service.meanSlots()).isBetween(0.0, service.highWaterSlots() * (1 + 1e-9));
    long slots = scenario.pool().map(PoolShape::slots).orElse(0) + service.grownBytes() / 2048;
    assertThat(service.highWaterSlots()).isLessThanOrEqualTo(slots);
    assertThat(service.grownBytes())
        .isLessThanOrEqualTo(scenario.growth().map(Growth::mostBytes).orElse(0L));
    if (scenario.growth().isEmpty() || scenario.pool().isEmpty()) {
      assertThat(total.single() + service.grownBytes()).isZero();
    }
  }

  @Property(tries = 100)
  void sameScenarioGivesTheSameService(@ForAll("scenarios") Scenario scenario) {
    assertThat(Simulation.run(scenario)).isEqualTo(Simulation.run(scenario));
  }

  /** Without boundaries, alignment and sizes above a slot, any free slot will do. */
  @Property(tries = 200)
  void largerPoolOfOneAreaLosesNoMoreMappingsOfASlot(
      @ForAll @Size(max = 400) List<@IntRange(min = 0, max = 3000) Integer> times,
      @ForAll @IntRange(min = 1, max = 2000) int hold,
      @ForAll @IntRange(min = 1, max = 3) int segments) {
    List<Mapping> mappings = new ArrayList<>();
    times.stream()
        .sorted()
        .forEach(at -> mappings.add(new Mapping(at, hold + at % 7, 2048, 1L << 32, 0)));
    Mapping[] load = mappings.toArray(Mapping[]::new);
    Service small = Scenarios.of().pool(128 * segments, 1).forced(Scenarios.recorded(load)).run();
    Service large =
        Scenarios.of().pool(128 * segments + 128, 1).forced(Scenarios.recorded(load)).run();

    assertThat(large.total().failed()).isLessThanOrEqualTo(small.total().failed());
    assertThat(large.total().asked()).isEqualTo(small.total().asked());
  }

  /** Whatever was mapped before, an empty pool has room for a mapping of a segment. */
  @Property(tries = 200)
  void allSlotsAreFreeWhenAllIsUnmapped(
      @ForAll @Size(max = 200) List<@IntRange(min = 1, max = 262_144) Integer> sizes,
      @ForAll @IntRange(min = 0, max = 500) int hold) {
    List<Mapping> mappings = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      mappings.add(new Mapping(10L * i, hold, sizes.get(i), (1L << 32) + i, 0));
    }
    long later = 10L * sizes.size() + hold + 1;
    for (int segment = 0; segment < 8; segment++) {
      mappings.add(new Mapping(later, 5, 128 * 2048, 1L << 32, 0));
    }
    Mapping[] load = mappings.toArray(Mapping[]::new);
    Service service = Scenarios.of().pool(1024, 1).forced(Scenarios.recorded(load)).run();

    assertThat(service.total().refused().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(service.total().asked() - service.total().bounced());
    assertThat(service.highWaterSlots()).isEqualTo(1024);
  }
}

package org.lifeboat.load.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lifeboat.load.service.Scenarios.MASK_32;
import static org.lifeboat.load.service.Scenarios.closed;
import static org.lifeboat.load.service.Scenarios.generated;
import static org.lifeboat.load.service.Scenarios.open;
import static org.lifeboat.load.service.Scenarios.recorded;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.load.service.Scenario.Way;
import org.lifeboat.load.service.Service.Hang;
import org.lifeboat.load.service.Service.Tally;
import org.lifeboat.load.service.Service.WorkloadTally;
import org.lifeboat.load.slots.DmaLimits;
import org.lifeboat.load.slots.Refusal;
import org.lifeboat.load.slots.SearchRule;
import org.lifeboat.load.workload.Arrivals;
import org.lifeboat.load.workload.Distribution.Constant;
import org.lifeboat.load.workload.RecordedWorkload;
import org.lifeboat.load.workload.RecordedWorkload.Mapping;

final class SimulationTest {
  private static final long NEVER = Long.MAX_VALUE;
  private static final long ABOVE = 0x1_4000_0000L;
  private static final DmaLimits NVME = new DmaLimits(4095, 0xffff_ffffL);

  @Test
  void nobodyAsksAndNothingPasses() {
    assertThat(Scenarios.of().run())
        .isEqualTo(
            new Service(
                0,
                new Tally(0, 0, 0, 0, Map.of(), 0),
                java.util.List.of(),
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void limitsOfNothingLetNobodyAsk() {
    Scenarios scenarios = Scenarios.of().forced(generated(closed(4)).workload());

    assertThat(scenarios.limits(0, 100).run().total().asked()).isZero();
    assertThat(scenarios.limits(-1, 100).run().total().asked()).isZero();
    assertThat(scenarios.limits(100, 0).run().total().asked()).isZero();
    assertThat(scenarios.limits(100, -1).run().total().asked()).isZero();
  }

  @Test
  void firstRefusalIsToldAsTheKernelsLogHasIt() {
    Service service =
        Scenarios.of().forced(generated(closed(400)).workload()).limits(1_000_000, 500).run();

    assertThat(service.firstRefused()).isPresent();
    assertThat(service.firstRefused().get().message())
        .matches(
            "swiotlb buffer is full \\(sz: \\d+ bytes\\), total \\d+ \\(slots\\),"
                + " used \\d+ \\(slots\\)");
    assertThat(service.firstRefused().get().usedSlots())
        .isLessThanOrEqualTo(service.firstRefused().get().totalSlots());
  }

  @Test
  void directDeviceTouchesNoPool() {
    Service service =
        Scenarios.of()
            .demand(generated(closed(4)).workload(), Way.DIRECT, MASK_32)
            .demand(recorded(new Mapping(0, 10, 2048, ABOVE, 0)), Way.DIRECT, MASK_32)
            .run();

    assertThat(service.total().direct()).isEqualTo(service.total().asked()).isPositive();
    assertThat(service.highWaterSlots()).isZero();
  }

  @Test
  void whatLiesWithinReachIsDirectAndTheRestBounces() {
    Service service =
        Scenarios.of()
            .demand(generated(closed(4)).bounced(0.3).workload(), Way.BOUNCED, MASK_32)
            .run();

    assertThat(service.total().bounced() / 10_000.0).isCloseTo(0.3, within(0.02));
    assertThat(service.total().direct()).isEqualTo(10_000 - service.total().bounced());
  }

  @Test
  void deviceThatReachesNoPoolLosesWhatLiesBeyondItsMask() {
    Service service =
        Scenarios.of()
            .demand(generated(closed(4)).bounced(0.3).workload(), Way.UNREACHABLE, MASK_32)
            .demand(recorded(new Mapping(0, 10, 2048, ABOVE, 0)), Way.UNREACHABLE, MASK_32)
            .run();

    Tally generated = service.byWorkload().get(0).tally();
    assertThat(generated.unreachable() / (double) generated.asked()).isCloseTo(0.3, within(0.02));
    assertThat(generated.direct()).isEqualTo(generated.asked() - generated.unreachable());
    assertThat(service.byWorkload().get(1))
        .isEqualTo(new WorkloadTally("recorded", new Tally(0, 0, 0, 1, Map.of(), 0)));
  }

  @Test
  void withoutAPoolWhatMustBounceIsUnreachable() {
    Service service =
        Scenarios.of()
            .withoutPool()
            .growing(Scenarios.GROWTH)
            .forced(generated(closed(4)).workload())
            .run();

    assertThat(service.total()).isEqualTo(new Tally(0, 0, 0, 10_000, Map.of(), 0));
    assertThat(service.grownBytes()).isZero();
  }

  @Test
  void ringIsFullAlways() {
    Service service =
        Scenarios.of().limits(1_000_000, 1 << 20).forced(generated(closed(100)).workload()).run();

    assertThat(service.total().bounced()).isEqualTo(100 * 1000);
    assertThat(service.highWaterSlots()).isEqualTo(100);
    assertThat(service.meanSlots()).isEqualTo(100);
    assertThat(service.nanos()).isEqualTo(1_000_000);
  }

  @Test
  void ringLargerThanThePoolAsksForTheRestAgainAndAgain() {
    Service service =
        Scenarios.of().limits(10_000, 1 << 20).forced(generated(closed(130)).workload()).run();

    assertThat(service.total())
        .isEqualTo(new Tally(0, 1280, 0, 0, Map.of(Refusal.POOL_FULL, 20L), 0));
    assertThat(service.meanSlots()).isEqualTo(128);
  }

  @Test
  void openMappingsThatFindNoPlaceInTheirDeviceAreNeverAskedFor() {
    Arrivals burst = new Arrivals.Open(1e6, new Constant(10), 3, Optional.empty());
    Service service =
        Scenarios.of().limits(NEVER, 10).forced(generated(burst).hold(1e12).workload()).run();

    // three are mapped, three wait, four have no place
    assertThat(service.total().bounced()).isEqualTo(3);
  }

  /** Of a burst of ten, three are mapped, three wait, and four have no place. */
  @Test
  void asManyWaitAsMayBeMappedAndBeginWhereOthersEnd() {
    Arrivals bursts = new Arrivals.Open(1e3, new Constant(10), 3, Optional.empty());
    Service service =
        Scenarios.of()
            .limits(1_000_000_000, 1 << 20)
            .forced(generated(bursts).hold(10).workload())
            .run();

    assertThat(service.total().bounced()).isBetween(5400L, 6600L).matches(n -> n % 6 == 0);
    assertThat(service.total().failed()).isZero();
    assertThat(service.highWaterSlots()).isEqualTo(3);
  }

  @Test
  void failedOpenMappingsAreLostAndMakeRoomForTheNext() {
    Service service =
        Scenarios.of()
            .limits(NEVER, 50_000)
            .forced(generated(open(1e9, 1)).bytes(300_000).workload())
            .run();

    assertThat(service.total())
        .isEqualTo(new Tally(0, 0, 0, 0, Map.of(Refusal.LONGER_THAN_SEGMENT, 50_000L), 0));
  }

  @Test
  void leaksFillThePoolForEver() {
    Service service =
        Scenarios.of()
            .limits(NEVER, 20_000)
            .forced(generated(closed(2)).leak(0.05).workload())
            .run();

    assertThat(service.total().leaked()).isEqualTo(128);
    assertThat(service.highWaterSlots()).isEqualTo(128);
    assertThat(service.total().refused()).containsOnlyKeys(Refusal.POOL_FULL);
    assertThat(service.total().failedShare()).isGreaterThan(0.7);
  }

  @Test
  void recordedMappingsComeAtTheirTimesAndGoAfterTheirHolds() {
    Service service =
        Scenarios.of()
            .demand(
                recorded(
                    new Mapping(0, 100, 2048, ABOVE, 0),
                    new Mapping(50, 100, 4096, ABOVE, 0),
                    new Mapping(150, 50, 2048, ABOVE, 3)),
                Way.BOUNCED,
                MASK_32)
            .run();

    assertThat(service.total()).isEqualTo(new Tally(0, 3, 0, 0, Map.of(), 0));
    assertThat(service.highWaterSlots()).isEqualTo(3);
    assertThat(service.nanos()).isEqualTo(200);
    // 1 slot for 50 ns, 3 for 50, 2 for 50, 1 for 50
    assertThat(service.meanSlots()).isEqualTo((50 + 150 + 100 + 50) / 200.0);
  }

  @Test
  void recordedMappingThatEndsAtTheMomentOfAnotherMakesRoomForIt() {
    Mapping[] one = new Mapping[50];
    for (int i = 0; i < one.length; i++) {
      one[i] = new Mapping(100L * i, 100, 256 * 1024, ABOVE, 0);
    }

    assertThat(Scenarios.of().forced(recorded(one)).run().total().bounced()).isEqualTo(50);
  }

  @Test
  void recordedMappingThatWasNeverUnmappedIsALeak() {
    Service service = Scenarios.of().forced(recorded(new Mapping(5, NEVER, 2048, ABOVE, 0))).run();

    assertThat(service.total().leaked()).isEqualTo(1);
    assertThat(service.nanos()).isEqualTo(5);
  }

  @Test
  void recordedNumbersOutOfAllBoundsDoNoHarm() {
    Service service =
        Scenarios.of()
            .limits(1_000_000, 100)
            .forced(
                recorded(
                    new Mapping(-5, -5, -5, -1, -5),
                    new Mapping(-9, NEVER - 1, NEVER, 0, Integer.MIN_VALUE),
                    new Mapping(NEVER, 1, 1, 1, 1)))
            .run();

    assertThat(service.total())
        .isEqualTo(new Tally(0, 1, 0, 0, Map.of(Refusal.LONGER_THAN_SEGMENT, 1L), 0));
    assertThat(service.nanos()).isEqualTo(1_000_000);
  }

  /** Linux 6.1 with a buffer whose address has bits that no slot of the grid has. */
  @Test
  void searchWithoutEndEndsTheSimulation() {
    RecordedWorkload nvme =
        new RecordedWorkload(
            "nvme",
            Scenarios.DEVICE,
            NVME,
            java.util.List.of(
                new Mapping(10, 5000, 2048, ABOVE, 0),
                new Mapping(20, 5000, 300_000, ABOVE + 2048, 0),
                new Mapping(30, 5000, 2048, ABOVE, 0)));
    Scenarios scenarios =
        Scenarios.of().ram(new MemoryRange(ABOVE, 2 * ABOVE)).pool(1024, 1).forced(nvme);

    Service service = scenarios.rule(SearchRule.UNTIL_WRAP).run();
    Service counted = scenarios.rule(SearchRule.COUNTED).run();

    assertThat(service.hang()).contains(new Hang("nvme", 300_000, ABOVE + 2048, 1, 20));
    assertThat(service.total()).isEqualTo(new Tally(0, 1, 0, 0, Map.of(), 0));
    assertThat(service.nanos()).isEqualTo(20);
    assertThat(counted.hang()).isEmpty();
    assertThat(counted.total().asked()).isEqualTo(3);
  }

  @Test
  void hangOfOneStopsTheOthers() {
    RecordedWorkload nvme =
        new RecordedWorkload(
            "nvme",
            Scenarios.DEVICE,
            NVME,
            java.util.List.of(
                new Mapping(10, 5000, 2048, ABOVE, 0),
                new Mapping(20, 5000, 300_000, ABOVE + 2048, 0)));
    Service service =
        Scenarios.of().pool(1024, 1).forced(nvme).forced(generated(closed(5)).workload()).run();

    assertThat(service.hang()).isPresent();
    assertThat(service.total().asked()).isEqualTo(1 + 5);
  }

  @Test
  void areasWithoutRoomAreToldApartFromAFullPool() {
    Service service =
        Scenarios.of()
            .pool(256, 2)
            .forced(
                recorded(
                    new Mapping(0, NEVER, 250 * 1024, ABOVE, 0),
                    new Mapping(1, NEVER, 250 * 1024, ABOVE, 0),
                    new Mapping(2, NEVER, 10 * 1024, ABOVE, 0),
                    new Mapping(3, NEVER, 256 * 1024, ABOVE, 0)))
            .run();

    assertThat(service.total().refused())
        .isEqualTo(Map.of(Refusal.AREAS_FULL, 1L, Refusal.POOL_FULL, 1L));
  }

  @Test
  void whatIsAskedDoesNotDependOnThePool() {
    Scenarios scenarios =
        Scenarios.of()
            .limits(NEVER, 5000)
            .demand(
                generated(closed(300))
                    .bounced(0.5)
                    .hold(new org.lifeboat.load.workload.Distribution.Exponential(1e6))
                    .workload(),
                Way.BOUNCED,
                MASK_32);
    Service small = scenarios.pool(128, 1).run();
    Service large = scenarios.pool(4096, 1).run();

    assertThat(small.total().failed()).isPositive();
    assertThat(large.total().failed()).isZero();
    assertThat(small.total().direct()).isEqualTo(large.total().direct());
    assertThat(small.nanos()).isEqualTo(large.nanos());
  }

  @Test
  void workloadIsTheSameInOtherCompany() {
    var nic = generated(open(1e6, 50)).name("nic").bounced(0.5).workload();
    var disk = generated(closed(3)).name("disk").workload();
    Service alone =
        Scenarios.of().limits(10_000_000, NEVER).demand(nic, Way.BOUNCED, MASK_32).run();
    Service second =
        Scenarios.of()
            .limits(10_000_000, NEVER)
            .forced(disk)
            .demand(nic, Way.BOUNCED, MASK_32)
            .run();

    assertThat(second.byWorkload().get(1)).isEqualTo(alone.byWorkload().get(0));
  }

  @Test
  void numbersOutOfAllBoundsNeitherLoopNorOverflow() {
    Service rate =
        Scenarios.of().forced(generated(open(1e300, Integer.MAX_VALUE)).workload()).run();
    Service burst =
        Scenarios.of()
            .forced(
                generated(new Arrivals.Open(1, new Constant(1e300), 7, Optional.empty()))
                    .workload())
            .run();
    Service depth =
        Scenarios.of()
            .limits(NEVER, NEVER)
            .withoutPool()
            .limits(2, NEVER)
            .forced(generated(closed(Integer.MAX_VALUE)).hold(0).workload())
            .run();
    Service held = Scenarios.of().forced(generated(closed(200)).hold(1e300).workload()).run();
    Service nobody =
        Scenarios.of().forced(generated(closed(-3)).processors(-7, -1).workload()).run();

    assertThat(rate.total().asked()).isEqualTo(10_000);
    assertThat(burst.total().asked()).isEqualTo(7);
    assertThat(depth.total().unreachable()).isEqualTo(2L << 21);
    assertThat(held.total().bounced()).isEqualTo(128);
    assertThat(held.nanos()).isEqualTo(NEVER);
    assertThat(nobody.total().bounced()).isEqualTo(10_000);
  }
}

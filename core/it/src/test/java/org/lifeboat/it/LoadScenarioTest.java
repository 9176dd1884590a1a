package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.PoolGrowth;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.report.BootSummary;
import org.lifeboat.engine.service.LoadScenario;
import org.lifeboat.load.service.Scenario;
import org.lifeboat.load.service.Scenario.Demand;
import org.lifeboat.load.service.Scenario.Limits;
import org.lifeboat.load.service.Scenario.Way;
import org.lifeboat.load.slots.PoolShape;
import org.lifeboat.load.slots.SearchRule;
import org.lifeboat.load.workload.GeneratedWorkload;

/** What a load finds after a boot, on machines that ship. */
final class LoadScenarioTest {
  private static final String NET = "0000:00:03.0";
  private static final String NVME = "0000:00:05.0";
  private static final String SOUND = "0000:00:06.0";
  private static final String BROKEN = "q35-4g-vtd-zero";
  private static final Limits LIMITS = new Limits(1_000_000_000, 1000);

  private static String load(String... devices) {
    StringBuilder entries = new StringBuilder("machine.workloads=[");
    for (String device : devices) {
      entries.append("{ device = \"").append(device).append("\", class = nic-receive },");
    }
    return entries.append("]").toString();
  }

  private static BootPlan plan(String machine, String kernel, String policy, String... sets) {
    return Shipped.plan(machine, kernel, policy, sets);
  }

  private static Optional<Scenario> scenario(BootPlan plan) {
    return LoadScenario.of(plan, Shipped.LIFEBOAT.summarize(plan), LIMITS);
  }

  private static Scenario loaded(String machine, String kernel, String policy, String... sets) {
    return scenario(plan(machine, kernel, policy, sets)).orElseThrow();
  }

  private static List<Way> ways(Scenario scenario) {
    return scenario.demands().stream().map(Demand::way).toList();
  }

  @Test
  void withoutWorkloadsOrAfterAPanicThereIsNone() {
    assertThat(scenario(plan(BROKEN, "linux-6.1", "deferred-init"))).isEmpty();
    assertThat(scenario(plan(BROKEN, "linux-6.1", "panic", load(NET)))).isEmpty();
  }

  @Test
  void aPoolThatABootLeftIsSearchedAsItsKernelDoes() {
    BootPlan plan =
        plan(BROKEN, "linux-6.1", "deferred-init", load(NET), "machine.processor.possible=4")
            .withSeed(7);
    Scenario scenario = scenario(plan).orElseThrow();

    assertThat(scenario.pool()).contains(new PoolShape(0x7bee4000L, 32768, 4));
    assertThat(scenario.growth()).isEmpty();
    assertThat(scenario.rule()).isEqualTo(SearchRule.UNTIL_WRAP);
    assertThat(scenario.processors()).isEqualTo(4);
    assertThat(scenario.ram())
        .containsExactly(
            new MemoryRange(0x1000, 0x9fc00),
            new MemoryRange(0x100000, 0x7ffe0000L),
            new MemoryRange(0x100000000L, 0x180000000L));
    assertThat(scenario.limits()).isEqualTo(LIMITS);
    assertThat(scenario.seed()).isEqualTo(7);
    assertThat(scenario.demands())
        .containsExactly(new Demand(plan.machine().workloads().get(0), Way.BOUNCED, 0xffff_ffffL));
  }

  @Test
  void eachDeviceHasItsWay() {
    assertThat(loaded(BROKEN, "linux-6.1", "deferred-init", load(NET, NVME, SOUND)).demands())
        .extracting(Demand::way, Demand::mask)
        .containsExactly(
            tuple(Way.BOUNCED, 0xffff_ffffL),
            tuple(Way.DIRECT, -1L),
            tuple(Way.BOUNCED, 0x7fff_ffffL));
    assertThat(ways(loaded("q35-4g-sound", "linux-6.1", "deferred-init", load(NET))))
        .containsExactly(Way.DIRECT);
  }

  @Test
  void withoutAPoolLimitedDevicesReachOnlyWhatTheyReach() {
    Scenario scenario = loaded(BROKEN, "linux-6.1", "nommu", load(NET, NVME));

    assertThat(scenario.pool()).isEmpty();
    assertThat(ways(scenario)).containsExactly(Way.UNREACHABLE, Way.DIRECT);
  }

  @Test
  void forcedAllOfItBouncesButWhatIsTranslated() {
    String force = "command-line-append=\"swiotlb=force\"";

    assertThat(ways(loaded(BROKEN, "linux-6.1", "deferred-init", load(NET, NVME), force)))
        .containsExactly(Way.ALWAYS_BOUNCED, Way.ALWAYS_BOUNCED);
    assertThat(ways(loaded("q35-4g-sound", "linux-6.1", "reserve-and-keep", load(NET), force)))
        .containsExactly(Way.DIRECT);
  }

  @Test
  void forcedIntoAPoolOutOfItsReachADeviceReachesNothing() {
    String force = "command-line-append=\"swiotlb=force\"";
    String narrow =
        "machine.functions=[{ address = \"0000:00:06.0\", vendor = 1, device = 1,"
            + " class = 1, dma-mask-bits = 24 }]";

    assertThat(loaded(BROKEN, "linux-6.1", "deferred-init", narrow, load(SOUND), force).demands())
        .extracting(Demand::way, Demand::mask)
        .containsExactly(tuple(Way.UNREACHABLE, 0L));
  }

  @ParameterizedTest
  @CsvSource({
    "linux-2.6.32, WITHOUT_ALIGNMENT, 0xfffffffe",
    "linux-5.19, UNTIL_WRAP, 0xffffffff",
    "linux-6.12, COUNTED, 0xffffffff"
  })
  void aKernelHasItsOwnSearchAndItsOwnIdeaOfAMask(String kernel, SearchRule rule, String mask) {
    Scenario scenario = loaded(BROKEN, kernel, "deferred-init", load(NET));

    assertThat(scenario.rule()).isEqualTo(rule);
    assertThat(scenario.demands().get(0).mask()).isEqualTo(Long.decode(mask));
  }

  @Test
  void aPoolThatGrowsGrowsUnderLoad() {
    BootPlan plan =
        plan(
            BROKEN,
            "linux-6.12",
            "dynamic-pool",
            load(NET),
            "policies.dynamic-pool.grow-bytes=8MB");
    PoolGrowth growth = Shipped.LIFEBOAT.summarize(plan).growth().orElseThrow();

    assertThat(scenario(plan).orElseThrow().growth())
        .contains(new Scenario.Growth(2048, growth.mostBytes()));
    assertThat(scenario(plan).orElseThrow().pool().orElseThrow().slots()).isEqualTo(2048);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 1, 896",
    "127, 1, 0",
    "128, 128, 128",
    "128, 256, 0",
    "4194304, 1, 0",
    "0, 1, 0"
  })
  void ofAPoolThatIsCutOddlyWholeSegmentsCount(long slots, int areas, int expected) {
    BootPlan plan = plan(BROKEN, "linux-6.1", "deferred-init", load(NET));
    BootSummary boot = Shipped.LIFEBOAT.summarize(plan);
    BouncePool odd =
        new BouncePool(
            MemoryRange.ofSize(1 << 30, 1 << 20), slots, areas, BouncePool.Origin.EARLY, List.of());
    BootSummary oddly =
        new BootSummary(
            boot.machine(),
            boot.kernel(),
            boot.policy(),
            boot.seed(),
            boot.backend(),
            boot.hardware(),
            boot.panic(),
            boot.failure(),
            Optional.of(odd),
            Optional.of(new PoolGrowth(1L << 40, 1L << 40)),
            boot.memory(),
            boot.devices());
    Scenario scenario = LoadScenario.of(plan, oddly, LIMITS).orElseThrow();

    assertThat(scenario.pool().map(PoolShape::slots).orElse(0)).isEqualTo(expected);
    assertThat(scenario.growth().map(Scenario.Growth::blockSlots).orElse(0))
        .isEqualTo(expected == 0 ? 0 : PoolShape.MOST_SLOTS);
  }

  @Test
  void devicesThatAreNotThereAskNothing() {
    BootPlan plan = plan(BROKEN, "linux-6.1", "deferred-init", load(NET, NVME));
    BootPlan without =
        plan.withMachine(
            plan.machine()
                .withFunctions(
                    plan.machine().functions().stream()
                        .filter(f -> !f.address().toString().equals(NET))
                        .toList()));

    assertThat(scenario(without).orElseThrow().demands())
        .singleElement()
        .satisfies(d -> assertThat(d.workload().device()).hasToString(NVME));
    assertThat(scenario(plan.withMachine(plan.machine().withFunctions(List.of())))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"8, '0,3'", "2, '0'"})
  void processorsThatTheKernelDoesNotPrepareForMapNothing(int most, String expected) {
    String on =
        "machine.workloads=[ { device = \"%s\", class = nic-receive, processors = [ 0, 3 ] } ]"
            .formatted(NET);
    Scenario scenario =
        loaded(
            BROKEN,
            "linux-6.1",
            "deferred-init",
            "machine.processor.possible=4",
            "command-line-append=\"nr_cpus=" + most + "\"",
            on);
    GeneratedWorkload workload = (GeneratedWorkload) scenario.demands().get(0).workload();

    assertThat(scenario.processors()).isEqualTo(Math.min(most, 4));
    assertThat(workload.processors())
        .containsExactlyElementsOf(
            List.of(expected.split(",")).stream().map(Integer::valueOf).toList());
  }
}

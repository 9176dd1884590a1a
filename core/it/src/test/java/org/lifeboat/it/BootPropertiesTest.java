package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.render.JsonReport;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.Owned;
import org.lifeboat.engine.report.BootReport.Reach;

/** What holds for every boot of every machine under every kernel and policy. */
final class BootPropertiesTest {
  private static final List<String> KERNELS = Shipped.LIFEBOAT.reader().kernelIds();
  private static final List<PluginChoice> POLICIES =
      Shipped.LIFEBOAT.plugins().all(PluginKind.POLICY).stream()
          .map(p -> Shipped.LIFEBOAT.reader().choosePolicy(p.id()))
          .toList();

  @Property(tries = 3000)
  void memoryIsNeverOwnedTwiceNorLostWithoutAName(@ForAll("plans") BootPlan plan) {
    BootReport report = Shipped.LIFEBOAT.boot(plan);

    assertThat(report.failure()).isEmpty();
    assertThat(report.owners().stream().mapToLong(Owned::bytes).sum())
        .isEqualTo(report.memory().totalBytes());
    List<Owned> whole = new ArrayList<>(report.owners());
    whole.removeIf(o -> o.bytes() < o.range().bytes());
    for (int i = 1; i < whole.size(); i++) {
      assertThat(whole.get(i).range().start())
          .isGreaterThanOrEqualTo(whole.get(i - 1).range().end());
    }
    assertThat(report.owners())
        .filteredOn(o -> o.owner().kind() == Owner.Kind.LOST)
        .noneMatch(o -> o.owner().name().isBlank());
    assertThat(report.memory().lostBytes()).isNotNegative();
  }

  @Property(tries = 500)
  void theSamePlanGivesTheSameBytes(@ForAll("plans") BootPlan plan) {
    assertThat(json(Shipped.LIFEBOAT.boot(plan))).isEqualTo(json(Shipped.LIFEBOAT.boot(plan)));
  }

  @Property(tries = 2000)
  void aSummaryIsTheReportInShort(@ForAll("plans") BootPlan plan) {
    assertThat(Shipped.LIFEBOAT.summarize(plan)).isEqualTo(Shipped.LIFEBOAT.boot(plan).summary());
  }

  @Property(tries = 1000)
  void whatWasReservedIsKeptReturnedOrLost(@ForAll("plans") BootPlan plan) {
    BootReport report = Shipped.LIFEBOAT.boot(plan);
    if (!report.completed()) {
      return;
    }

    long kept = report.pool().map(BootPropertiesTest::bytes).orElse(0L);
    long taken =
        report.memory().reservedEarlyBytes()
            + report.memory().reservedLateBytes()
            + report.memory().bookkeepingBytes();
    long returned = report.memory().returnedBytes() + report.memory().bookkeepingReturnedBytes();
    long lostOfPools =
        report.memory().losses().stream()
            .filter(loss -> loss.why().startsWith("swiotlb"))
            .mapToLong(loss -> loss.range().bytes())
            .sum();
    assertThat(kept + returned + lostOfPools).isEqualTo(taken);
  }

  @Property(tries = 1000)
  void aDeviceIsUnreachableOnlyIfItsMaskIsTooSmall(@ForAll("plans") BootPlan plan) {
    BootReport report = Shipped.LIFEBOAT.boot(plan);

    assertThat(report.devices())
        .filteredOn(d -> d.reach() == Reach.UNREACHABLE)
        .allMatch(d -> d.maskBits() < 64);
    assertThat(
            report
                .pool()
                .map(p -> p.range().end() <= 1L << 32 || p.origin() == BouncePool.Origin.LATE))
        .isNotEqualTo(Optional.of(false));
  }

  private static long bytes(BouncePool pool) {
    return pool.range().bytes()
        + pool.bookkeeping().stream().mapToLong(b -> b.range().bytes()).sum();
  }

  private static String json(BootReport report) {
    return new JsonReport().render(report);
  }

  @Provide
  Arbitrary<BootPlan> plans() {
    Arbitrary<Fault> fault =
        Arbitraries.oneOf(
            Arbitraries.of(
                    "dmar-address-zero",
                    "dmar-registers-all-ones",
                    "dmar-no-address-width",
                    "dmar-cut",
                    "ivrs-bad-checksum",
                    "ivrs-mmio-zero")
                .map(Fault.Firmware::new),
            Arbitraries.just(new Fault.DriverFails("intel-vtd", "injected")),
            Combinators.combine(
                    Arbitraries.of(Zone.class),
                    Arbitraries.integers().between(0, 10),
                    Arbitraries.integers().between(0, 100))
                .as(Fault.Fragmentation::new));
    return Combinators.combine(
            RandomMachines.machines(),
            Arbitraries.of(KERNELS),
            Arbitraries.of(POLICIES),
            fault.list().ofMaxSize(2),
            Arbitraries.longs())
        .as(
            (machine, kernel, policy, faults, seed) ->
                BootPlan.of(machine, Shipped.LIFEBOAT.reader().kernel(kernel))
                    .withPolicy(policy)
                    .withFaults(faults)
                    .withSeed(seed));
  }
}

package org.lifeboat.engine.boot;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.engine.bounce.PoolAccount;
import org.lifeboat.engine.event.BootEvent.PluginFailed;
import org.lifeboat.engine.event.BootEvent.PluginFailure;
import org.lifeboat.engine.ledger.Holding;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.DeviceFate;
import org.lifeboat.engine.report.BootReport.FailedAt;
import org.lifeboat.engine.report.BootReport.HardwareIommu;
import org.lifeboat.engine.report.BootReport.Loss;
import org.lifeboat.engine.report.BootReport.MemoryCost;
import org.lifeboat.engine.report.BootReport.Owned;
import org.lifeboat.engine.report.Certainty;

/** Makes the report of a boot that ended. */
final class ReportWriter {
  private final BootContext boot;
  private final Drivers drivers;

  ReportWriter(BootContext boot, Drivers drivers) {
    this.boot = boot;
    this.drivers = drivers;
  }

  /**
   * The report of a boot of which nothing else is known: one of its plugins could not even be made,
   * or tore it apart.
   */
  static BootReport failureOnly(BootPlan plan, PluginFailure failure) {
    return new BootReport(
        plan.machine().id(),
        plan.kernel().id(),
        plan.policy().id(),
        plan.seed(),
        Optional.empty(),
        HardwareIommu.NONE,
        Optional.empty(),
        Optional.of(failure),
        Optional.empty(),
        new MemoryCost(0, 0, 0, 0, 0, 0, 0, 0, List.of(), 0),
        List.of(),
        List.of(),
        List.of(new PluginFailed(failure)),
        Certainty.WHOLE);
  }

  BootReport write(
      Optional<InitializationOutcome> outcome,
      Optional<DmaBackend> backend,
      Optional<String> panic,
      Optional<PluginFailure> failure,
      List<DeviceFate> devices) {
    Optional<BouncePool> pool = backend.flatMap(DmaBackend::pool);
    HardwareIommu hardware = outcome.map(this::hardware).orElse(HardwareIommu.NONE);
    List<Holding> holdings = boot.ledger.snapshot();
    return new BootReport(
        boot.machine.id(),
        boot.plan.kernel().id(),
        boot.plan.policy().id(),
        boot.plan.seed(),
        backend.map(b -> name(b, hardware)),
        hardware,
        panic,
        failure,
        pool,
        memory(holdings),
        devices,
        owned(holdings),
        boot.events.events(),
        new Doubts(boot).about(pool));
  }

  static List<Owned> owned(List<Holding> holdings) {
    return holdings.stream().map(h -> new Owned(h.range(), h.owner(), h.bytes())).toList();
  }

  private static String name(DmaBackend backend, HardwareIommu hardware) {
    boolean translates = backend.kind() == DmaBackend.Kind.HARDWARE && !hardware.passesThrough();
    return translates
        ? hardware.driver().orElse("")
        : backend.pool().isPresent() ? "swiotlb" : "nommu";
  }

  private HardwareIommu hardware(InitializationOutcome outcome) {
    Optional<String> driver =
        outcome.driver().isEmpty() ? Optional.empty() : Optional.of(outcome.driver());
    if (outcome.result() instanceof Initialization.Active active) {
      return new HardwareIommu(true, driver, Optional.empty(), Optional.empty(), active.groups());
    }
    if (outcome.result() instanceof Initialization.Failed failed) {
      FailedAt at =
          drivers.brokenAtDetection(outcome.driver()) ? FailedAt.DETECT : FailedAt.INITIALIZE;
      return new HardwareIommu(
          false, driver, Optional.of(at), Optional.of(failed.cause()), List.of());
    }
    String why = ((Initialization.Inactive) outcome.result()).why();
    return new HardwareIommu(
        false,
        driver,
        Optional.empty(),
        Optional.of(new Finding(driver.isPresent() ? "not-used" : "absent", why)),
        List.of());
  }

  private MemoryCost memory(List<Holding> holdings) {
    PoolAccount account = boot.pools.account();
    List<Loss> losses =
        holdings.stream()
            .filter(o -> o.owner().kind() == Owner.Kind.LOST)
            .filter(o -> !boot.memory.isRounding(o.owner()))
            .map(o -> new Loss(o.range(), o.owner().name()))
            .toList();
    return new MemoryCost(
        boot.map.usable().mapToLong(MemoryRange::bytes).sum(),
        boot.ledger.bytes(Owner.PAGE_ALLOCATOR),
        account.earlyBytes(),
        account.lateBytes(),
        account.returnedBytes(),
        account.bookkeepingBytes(),
        account.bookkeepingReturnedBytes(),
        boot.ledger.bytes(Owner.Kind.DRIVER),
        losses,
        boot.memory.roundingBytes());
  }
}

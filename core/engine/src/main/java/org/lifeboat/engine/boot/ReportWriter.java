package org.lifeboat.engine.boot;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.engine.bounce.PoolAccount;
import org.lifeboat.engine.device.DeviceJudge;
import org.lifeboat.engine.event.BootEvent.PluginFailure;
import org.lifeboat.engine.ledger.Balance;
import org.lifeboat.engine.ledger.Holding;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.FailedAt;
import org.lifeboat.engine.report.BootReport.HardwareIommu;
import org.lifeboat.engine.report.BootReport.Loss;
import org.lifeboat.engine.report.BootReport.MemoryCost;
import org.lifeboat.engine.report.BootReport.Owned;
import org.lifeboat.engine.report.BootSummary;

/** Tells of a boot that came to its end, a panic's or a plugin's failure's included. */
final class ReportWriter implements Ending {
  private final BootContext boot;
  private final Drivers drivers;
  private final Balance balance;
  private final Optional<InitializationOutcome> outcome;
  private final Optional<DmaBackend> backend;
  private final Optional<String> panic;
  private final Optional<PluginFailure> failure;
  private final Optional<DeviceJudge> judge;

  /**
   * Empty is what the boot did not come to.
   *
   * @param balance what each owner has at the end
   */
  ReportWriter(
      BootContext boot,
      Drivers drivers,
      Balance balance,
      Optional<InitializationOutcome> outcome,
      Optional<DmaBackend> backend,
      Optional<String> panic,
      Optional<PluginFailure> failure,
      Optional<DeviceJudge> judge) {
    this.boot = boot;
    this.drivers = drivers;
    this.balance = balance;
    this.outcome = outcome;
    this.backend = backend;
    this.panic = panic;
    this.failure = failure;
    this.judge = judge;
  }

  @Override
  public BootReport report() {
    BootSummary summary = summary();
    return new BootReport(
        summary.machine(),
        summary.kernel(),
        summary.policy(),
        summary.seed(),
        summary.backend(),
        summary.hardware(),
        summary.panic(),
        summary.failure(),
        summary.pool(),
        summary.growth(),
        summary.memory(),
        judge.map(j -> j.judge(boot.machine.functions())).orElse(List.of()),
        owned(boot.ledger.snapshot()),
        boot.events.events(),
        new Doubts(boot).about(summary.pool()));
  }

  @Override
  public BootSummary summary() {
    HardwareIommu hardware = outcome.map(this::hardware).orElse(HardwareIommu.NONE);
    return new BootSummary(
        boot.machine.id(),
        boot.plan.kernel().id(),
        boot.plan.policy().id(),
        boot.plan.seed(),
        backend.map(b -> name(b, hardware)),
        hardware,
        panic,
        failure,
        backend.flatMap(DmaBackend::pool),
        backend.flatMap(DmaBackend::growth),
        memory(),
        judge.map(j -> j.reaches(boot.machine.functions())).orElse(List.of()));
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

  private MemoryCost memory() {
    PoolAccount account = boot.pools.account();
    return new MemoryCost(
        balance.ramBytes(),
        balance.bytes(Owner.PAGE_ALLOCATOR),
        account.earlyBytes(),
        account.lateBytes(),
        account.returnedBytes(),
        account.bookkeepingBytes(),
        account.bookkeepingReturnedBytes(),
        balance.bytes(owner -> owner.kind() == Owner.Kind.DRIVER),
        balance.bytes(owner -> owner.kind() == Owner.Kind.POLICY),
        losses(),
        balance.bytes(boot.memory::isRounding));
  }

  private List<Loss> losses() {
    if (balance.bytes(this::isLoss) == 0) {
      return List.of();
    }
    return boot.ledger.snapshot().stream()
        .filter(holding -> isLoss(holding.owner()))
        .map(holding -> new Loss(holding.range(), holding.owner().name()))
        .toList();
  }

  private boolean isLoss(Owner owner) {
    return owner.kind() == Owner.Kind.LOST && !boot.memory.isRounding(owner);
  }
}

package org.lifeboat.engine.boot;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.policy.DetectedIommus;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.FallbackPolicy;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.engine.device.DeviceJudge;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.engine.event.BootEvent.Began;
import org.lifeboat.engine.event.BootEvent.Moment;
import org.lifeboat.engine.event.BootEvent.PluginFailure;
import org.lifeboat.engine.event.EventLog;
import org.lifeboat.engine.ledger.Balance;
import org.lifeboat.engine.memory.Fragmenting;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plugin.Plugins;
import org.lifeboat.engine.report.BootReport.Owned;
import org.lifeboat.engine.reservation.Reservations;

/** One boot under way: its steps, in the order in which {@link BootOrchestrator} takes them. */
final class Boot {
  private final PluginGuard guard = new PluginGuard();
  private final BootContext context;
  private final PluginIdentity allocatorPlugin;
  private final PluginIdentity policyPlugin;
  private final FallbackPolicy policy;
  private final Drivers drivers;
  private final PagesLeft pagesLeft;
  private final StageGate early = new StageGate(Moment.EARLY);
  private final StageGate interrupts = new StageGate(Moment.INTERRUPTS);
  private final StageGate runtime = new StageGate(Moment.RUNTIME);
  private Optional<String> missing = Optional.empty();
  private DetectedIommus detected = new DetectedIommus(List.of());
  private @Nullable InitializationOutcome outcome;
  private @Nullable DmaBackend backend;
  private @Nullable DeviceJudge judge;
  private Optional<String> panic = Optional.empty();
  private Optional<PluginFailure> failure = Optional.empty();

  Boot(BootPlan plan, Plugins plugins, EventLog events) {
    PlanParts parts = PlanParts.of(plan, plugins, guard);
    this.allocatorPlugin = PluginIdentity.allocator(plan.kernel().allocator().id());
    this.policyPlugin = PluginIdentity.policy(plan.policy().id());
    this.context = new BootContext(plan, parts, allocatorPlugin, guard, events);
    this.policy = parts.policy();
    this.drivers = new Drivers(context, parts.drivers());
    this.pagesLeft = new PagesLeft(context, policyPlugin);
  }

  void lookAtHardware() {
    begin(Moment.EARLY);
    drivers.look(early);
  }

  void reserveKernelMemory() {
    context.memory.add(context.map, context.nodes);
    context.memory.limit(context.map.endOfRam());
    missing =
        new Reservations(
                context.machine,
                context.map,
                context.nodes,
                context.plan.commandLine(),
                context.memory,
                context.poolBytes,
                context.events)
            .take(context.plan.kernel().reservations());
  }

  void readDriverParameters() {
    drivers.readParameters(early);
  }

  void detectDrivers() {
    detected = drivers.detect(early);
  }

  void letPolicyReserve() {
    guard.run(
        policyPlugin,
        () -> policy.early(new EarlyStageView(context, policyPlugin, early), detected));
    early.close();
  }

  void handOverMemory() {
    begin(Moment.HAND_OVER);
    guard.hold(allocatorPlugin, () -> context.memory.handOver(context.pages));
    context.events.add(new BootEvent.HandedOver(context.ledger.bytes(Owner.PAGE_ALLOCATOR)));
    pagesLeft.requireAny();
    Fragmenting.apply(context.plan, context.pages, context.ledger);
  }

  void prepareInterrupts() {
    begin(Moment.INTERRUPTS);
    drivers.prepareInterrupts(interrupts);
    interrupts.close();
    pagesLeft.requireNotTaken();
  }

  void startDrivers() {
    begin(Moment.RUNTIME);
    missing.ifPresent(
        text -> {
          throw new KernelPanic(text);
        });
    KernelLines.beforeDrivers(context, drivers.invalidateStrictly());
    outcome = drivers.start(runtime);
    pagesLeft.requireNotTaken();
  }

  void letPolicyDecide() {
    InitializationOutcome hardware = hardware();
    DmaBackend decided =
        guard.call(
            policyPlugin,
            Answers::isWhole,
            () -> policy.late(new RuntimeStageView(context, policyPlugin, runtime), hardware));
    new BackendCheck(context, policyPlugin).check(decided, hardware);
    pagesLeft.requireNotTaken();
    backend = decided;
    context.events.add(new BootEvent.Decided(decided));
    context.pools.announce(decided.pool());
  }

  void settleDrivers() {
    drivers.settle(runtime);
    runtime.close();
  }

  void judgeDevices() {
    Optional<BouncePool> pool = Optional.ofNullable(backend).flatMap(DmaBackend::pool);
    judge =
        new DeviceJudge(
            hardware(),
            pool,
            context.demand.forced(),
            context.map.endOfRam(),
            context.plan.kernel().maskExcludesEnd());
    begin(Moment.END);
  }

  void panic(KernelPanic thrown) {
    panic = Optional.of(thrown.text());
    backend = null;
    context.events.print(Severity.EMERGENCY, "Kernel panic - not syncing: " + thrown.text());
    context.events.add(new BootEvent.Panicked(thrown.text()));
  }

  void fail(PluginViolation violation) {
    failure = Optional.of(violation.failure());
    backend = null;
    context.events.add(new BootEvent.PluginFailed(violation.failure()));
  }

  /**
   * Ends the boot: the ledger must balance to the byte.
   *
   * @return who can tell of it; of a boot that was torn there is nothing to tell but why
   */
  Ending end() {
    closeStages();
    if (guard.isTorn()) {
      return new FailureOnly(context.plan, failure.orElseThrow());
    }
    Balance balance =
        new FinalBalance(context, policyPlugin)
            .settle(backend, panic.isEmpty() && failure.isEmpty());
    return new ReportWriter(
        context,
        drivers,
        balance,
        Optional.ofNullable(outcome),
        Optional.ofNullable(backend),
        panic,
        failure,
        Optional.ofNullable(judge));
  }

  /** Who owns RAM now. */
  List<Owned> owners() {
    return ReportWriter.owned(context.ledger.snapshot());
  }

  private void closeStages() {
    early.close();
    interrupts.close();
    runtime.close();
  }

  private void begin(Moment moment) {
    guard.begin(moment);
    context.events.add(new Began(moment));
  }

  private InitializationOutcome hardware() {
    if (outcome == null) {
      throw new IllegalStateException("drivers were not started");
    }
    return outcome;
  }
}

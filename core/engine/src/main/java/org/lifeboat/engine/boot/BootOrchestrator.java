package org.lifeboat.engine.boot;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.engine.event.BootEvent.PluginFailed;
import org.lifeboat.engine.event.BootListener;
import org.lifeboat.engine.event.EventLog;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plugin.Plugins;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.Owned;
import org.lifeboat.engine.report.BootSummary;
import org.lifeboat.engine.report.MemoryWatcher;

/**
 * Boots machines on paper. A boot is a pure function of its plan: no clock, no chance but the
 * plan's seed, nothing kept between boots; one orchestrator serves any number of threads.
 */
public final class BootOrchestrator {
  private final Plugins plugins;

  /**
   * @param plugins what drivers, allocators and policies there are
   */
  public BootOrchestrator(Plugins plugins) {
    this.plugins = plugins;
  }

  /**
   * Boots.
   *
   * @return what came of it; a panic and a plugin's misdeed are results, not exceptions
   * @throws IllegalArgumentException if the plan names a plugin or a fault that does not exist
   */
  public BootReport boot(BootPlan plan) {
    return end(plan, new EventLog()).report();
  }

  /**
   * Boots, and tells of it in short. What only a report tells is not computed.
   *
   * @return the {@link BootReport#summary} of the plan's report
   * @throws IllegalArgumentException if the plan names a plugin or a fault that does not exist
   */
  public BootSummary summarize(BootPlan plan) {
    return end(plan, EventLog.unread()).summary();
  }

  /**
   * The same, told while it happens. The report is the same as without a listener.
   *
   * @param listener is told of each event of this boot; what it throws is thrown when the boot is
   *     over, instead of a report
   * @throws IllegalArgumentException if the plan names a plugin or a fault that does not exist
   */
  public BootReport boot(BootPlan plan, BootListener listener) {
    EventLog events = new EventLog(listener);
    BootReport report = end(plan, events).report();
    events.requireUndisturbed();
    return report;
  }

  /**
   * The same, watched while it happens. The report is the same as without a watcher.
   *
   * @param watcher is told of each event of this boot; what it throws is thrown when the boot is
   *     over, instead of a report
   * @throws IllegalArgumentException if the plan names a plugin or a fault that does not exist
   */
  public BootReport watch(BootPlan plan, MemoryWatcher watcher) {
    AtomicReference<Boot> boot = new AtomicReference<>();
    Supplier<List<Owned>> memory = () -> boot.get() == null ? List.of() : boot.get().owners();
    EventLog events = new EventLog(event -> watcher.happened(event, memory));
    BootReport report = end(plan, events, boot::set).report();
    events.requireUndisturbed();
    return report;
  }

  private Ending end(BootPlan plan, EventLog events) {
    return end(plan, events, boot -> {});
  }

  private Ending end(BootPlan plan, EventLog events, Consumer<Boot> made) {
    try {
      Boot boot = new Boot(plan, plugins, events);
      made.accept(boot);
      return end(boot);
    } catch (PluginViolation stillborn) {
      events.add(new PluginFailed(stillborn.failure()));
      return new FailureOnly(plan, stillborn.failure());
    }
  }

  private static Ending end(Boot boot) {
    try {
      boot.lookAtHardware();
      boot.reserveKernelMemory();
      boot.readDriverParameters();
      boot.detectDrivers();
      boot.letPolicyReserve();
      boot.handOverMemory();
      boot.prepareInterrupts();
      boot.startDrivers();
      boot.letPolicyDecide();
      boot.settleDrivers();
      boot.judgeDevices();
    } catch (KernelPanic panic) {
      boot.panic(panic);
    } catch (PluginViolation violation) {
      boot.fail(violation);
    }
    return boot.end();
  }
}

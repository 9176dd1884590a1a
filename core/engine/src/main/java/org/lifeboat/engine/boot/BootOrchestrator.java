package org.lifeboat.engine.boot;

import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plugin.Plugins;
import org.lifeboat.engine.report.BootReport;

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
    try {
      return boot(new Boot(plan, plugins));
    } catch (PluginViolation stillborn) {
      return ReportWriter.failureOnly(plan, stillborn.failure());
    }
  }

  private static BootReport boot(Boot boot) {
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
    return boot.balancedReport();
  }
}

package org.lifeboat.engine.boot;

import java.util.List;
import java.util.Optional;
import org.lifeboat.engine.event.BootEvent.PluginFailed;
import org.lifeboat.engine.event.BootEvent.PluginFailure;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.HardwareIommu;
import org.lifeboat.engine.report.BootReport.MemoryCost;
import org.lifeboat.engine.report.BootSummary;
import org.lifeboat.engine.report.Certainty;

/**
 * The end of a boot of which nothing else is known: one of its plugins could not even be made, or
 * tore it apart.
 */
record FailureOnly(BootPlan plan, PluginFailure failure) implements Ending {
  @Override
  public BootReport report() {
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
        Optional.empty(),
        new MemoryCost(0, 0, 0, 0, 0, 0, 0, 0, 0, List.of(), 0),
        List.of(),
        List.of(),
        List.of(new PluginFailed(failure)),
        Certainty.WHOLE);
  }

  @Override
  public BootSummary summary() {
    return report().summary();
  }
}

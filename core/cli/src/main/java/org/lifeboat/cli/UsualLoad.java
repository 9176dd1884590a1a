package org.lifeboat.cli;

import java.util.List;
import java.util.Optional;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.service.ServedBoot;
import org.lifeboat.load.service.Scenario;
import picocli.CommandLine.ParseResult;

/**
 * Boots with a load on what they leave.
 *
 * @param lifeboat what boots
 * @param limits how long the workloads of a machine are watched
 */
record UsualLoad(Lifeboat lifeboat, Scenario.Limits limits) {
  /**
   * As long as an experiment watches its boots, where one of them was named, else the usual time.
   * The experiment is read again only if a machine of these plans has workloads.
   */
  static UsualLoad of(ParseResult arguments, Lifeboat lifeboat, List<BootPlan> plans) {
    Optional<Scenario.Limits> said =
        plans.stream().allMatch(plan -> plan.machine().workloads().isEmpty())
            ? Optional.empty()
            : ExperimentBoot.of(MachineSource.first(arguments)).flatMap(b -> b.load(lifeboat));
    return new UsualLoad(lifeboat, said.orElse(Scenario.Limits.USUAL));
  }

  /** A boot, and what then comes of its machine's workloads. */
  ServedBoot after(BootReport report, BootPlan plan) {
    return new ServedBoot(report, lifeboat.serve(plan, report.summary(), limits));
  }

  /** Boots, and puts the machine's workloads on what the boot left. */
  ServedBoot boot(BootPlan plan) {
    return after(lifeboat.boot(plan), plan);
  }
}

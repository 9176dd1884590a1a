package org.lifeboat.cli;

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
  static final int SECONDS = 10;
  static final int MAPPINGS = 200_000;
  static final long SECOND_NANOS = 1_000_000_000L;

  static final Scenario.Limits USUAL = new Scenario.Limits(SECONDS * SECOND_NANOS, MAPPINGS);

  /**
   * As long as an experiment watches its boots, where one of them was named, else the usual time.
   */
  static UsualLoad of(ParseResult arguments, Lifeboat lifeboat) {
    Optional<Scenario.Limits> said =
        ExperimentBoot.of(MachineSource.first(arguments)).flatMap(boot -> boot.load(lifeboat));
    return new UsualLoad(lifeboat, said.orElse(USUAL));
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

package org.lifeboat.cli;

import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.service.ServedBoot;
import org.lifeboat.load.service.Scenario;

/** How long the workloads of a machine are watched, where nobody says it. */
final class UsualLoad {
  static final int SECONDS = 10;
  static final int MAPPINGS = 200_000;
  static final long SECOND_NANOS = 1_000_000_000L;

  private static final Scenario.Limits LIMITS =
      new Scenario.Limits(SECONDS * SECOND_NANOS, MAPPINGS);

  private UsualLoad() {}

  /** A boot, and what then comes of its machine's workloads. */
  static ServedBoot after(BootReport report, BootPlan plan, Lifeboat lifeboat) {
    return new ServedBoot(report, lifeboat.serve(plan, report.summary(), LIMITS));
  }

  /** Boots, and puts the machine's workloads on what the boot left. */
  static ServedBoot boot(BootPlan plan, Lifeboat lifeboat) {
    return after(lifeboat.boot(plan), plan, lifeboat);
  }
}

package org.lifeboat.lab.advise;

import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.service.ServedBoot;
import org.lifeboat.load.service.Scenario;

/**
 * Boots with what the machine's devices ask afterwards, where it says so.
 *
 * @param lifeboat what boots
 * @param limits how long that is watched
 */
record Boots(Lifeboat lifeboat, Scenario.Limits limits) {
  ServedBoot of(BootPlan plan) {
    BootReport report = lifeboat.boot(plan);
    return new ServedBoot(report, lifeboat.serve(plan, report.summary(), limits));
  }
}

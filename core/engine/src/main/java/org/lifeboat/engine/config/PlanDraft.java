package org.lifeboat.engine.config;

import java.util.Optional;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.PluginChoice;

/** A plan that is read but for its policy. */
record PlanDraft(Machine machine, PlanFrame frame) {
  BootPlan under(PluginChoice policy) {
    return frame.under(policy).on(machine);
  }

  /** The plan under the policy that was asked for, or that it names itself, or the kernel's own. */
  Optional<BootPlan> chosen(Optional<String> asked) {
    return frame.chosen(asked).map(template -> template.on(machine));
  }
}

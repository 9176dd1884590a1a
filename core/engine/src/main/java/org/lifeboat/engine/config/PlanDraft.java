package org.lifeboat.engine.config;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.PluginChoice;

/** A plan that is read but for its policy. */
record PlanDraft(
    Machine machine,
    KernelProfile kernel,
    CommandLine commandLine,
    List<Fault> faults,
    long seed,
    PolicyChooser policies) {
  BootPlan under(PluginChoice policy) {
    return new BootPlan(machine, kernel, policy, commandLine, faults, seed);
  }

  /** The plan under the policy that it names itself, or else the kernel's own. */
  Optional<BootPlan> chosen() {
    return policies.choose(Optional.empty(), kernel.policy()).map(this::under);
  }
}

package org.lifeboat.engine.config;

import java.util.List;
import java.util.Optional;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.PluginChoice;

/** What a plan says but for its machine, before its policy is chosen. */
record PlanFrame(
    KernelProfile kernel,
    Parameters parameters,
    List<Fault> faults,
    long seed,
    PolicyChooser policies) {
  /**
   * The kernel's parameters.
   *
   * @param instead in the place of the boot loader's
   * @param more behind them
   */
  record Parameters(Optional<String> instead, Optional<String> more) {}

  PlanTemplate under(PluginChoice policy) {
    return new PlanTemplate(kernel, policy, parameters, faults, seed);
  }

  Optional<PlanTemplate> chosen(Optional<String> asked) {
    return policies.choose(asked, kernel.policy()).map(this::under);
  }
}

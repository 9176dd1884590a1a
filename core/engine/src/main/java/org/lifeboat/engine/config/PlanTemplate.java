package org.lifeboat.engine.config;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.PluginChoice;

/** All that a plan says, but for its machine; it fits every machine. Immutable. */
public final class PlanTemplate {
  private final KernelProfile kernel;
  private final PluginChoice policy;
  private final PlanFrame.Parameters parameters;
  private final List<Fault> faults;
  private final long seed;

  PlanTemplate(
      KernelProfile kernel,
      PluginChoice policy,
      PlanFrame.Parameters parameters,
      List<Fault> faults,
      long seed) {
    this.kernel = kernel;
    this.policy = policy;
    this.parameters = parameters;
    this.faults = List.copyOf(faults);
    this.seed = seed;
  }

  /** The kernel. */
  public KernelProfile kernel() {
    return kernel;
  }

  /** The policy with its settings. */
  public PluginChoice policy() {
    return policy;
  }

  /** Parameters instead of the boot loader's, and parameters behind them; each may be absent. */
  public List<Optional<String>> parameters() {
    return List.of(parameters.instead(), parameters.more());
  }

  /** What goes wrong. */
  public List<Fault> faults() {
    return faults;
  }

  /** The plan for a machine; where the template names no parameters, its boot loader's count. */
  public BootPlan on(Machine machine) {
    String first = parameters.instead().orElse(machine.loader().commandLine());
    String all =
        parameters.more().map(more -> first.isEmpty() ? more : first + " " + more).orElse(first);
    return new BootPlan(machine, kernel, policy, CommandLine.parse(all), faults, seed);
  }
}

package org.lifeboat.engine.plan;

import java.util.List;
import org.lifeboat.api.stage.CommandLine;

/**
 * All that a boot depends on. The same plan gives the same report, to the byte.
 *
 * @param machine the machine
 * @param kernel the kernel
 * @param policy what happens when the hardware fails; the kernel's own way or another
 * @param commandLine the kernel's parameters
 * @param faults what goes wrong by order, in order
 * @param seed for what is left to chance: fragmentation
 */
public record BootPlan(
    Machine machine,
    KernelProfile kernel,
    PluginChoice policy,
    CommandLine commandLine,
    List<Fault> faults,
    long seed) {
  /** Copies the list. */
  public BootPlan {
    faults = List.copyOf(faults);
  }

  /**
   * A machine under a kernel as it is: the kernel's own policy, the loader's command line, no
   * fault, seed 0.
   */
  public static BootPlan of(Machine machine, KernelProfile kernel) {
    return new BootPlan(
        machine,
        kernel,
        kernel.policy(),
        CommandLine.parse(machine.loader().commandLine()),
        List.of(),
        0);
  }

  /** The same boot under another policy. */
  public BootPlan withPolicy(PluginChoice other) {
    return new BootPlan(machine, kernel, other, commandLine, faults, seed);
  }

  /** The same boot under another kernel; the policy stays. */
  public BootPlan withKernel(KernelProfile other) {
    return new BootPlan(machine, other, policy, commandLine, faults, seed);
  }

  /** The same boot with other faults. */
  public BootPlan withFaults(List<Fault> other) {
    return new BootPlan(machine, kernel, policy, commandLine, other, seed);
  }

  /** The same boot on another machine; its own command line counts. */
  public BootPlan withMachine(Machine other) {
    return new BootPlan(
        other, kernel, policy, CommandLine.parse(other.loader().commandLine()), faults, seed);
  }

  /** The same boot with other parameters for the kernel. */
  public BootPlan withCommandLine(CommandLine other) {
    return new BootPlan(machine, kernel, policy, other, faults, seed);
  }

  /** The same boot with another seed. */
  public BootPlan withSeed(long other) {
    return new BootPlan(machine, kernel, policy, commandLine, faults, other);
  }
}

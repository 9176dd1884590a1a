package org.lifeboat.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.PlanReader;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.render.Comparison;
import org.lifeboat.engine.render.Comparison.Boot;
import org.lifeboat.engine.render.ComparisonTable;
import org.lifeboat.engine.render.JsonReport;
import org.lifeboat.engine.service.ServedBoot;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code lifeboat compare}: the same machine under every policy, or under several kernels. */
final class CompareCommand implements Command {
  private static final String POLICIES = "--policies";
  private static final String POLICY = "--policy";
  private static final String KERNELS = "--kernels";

  private enum Format {
    TEXT,
    JSON
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(
            this,
            "compare",
            "Boot a machine under every policy, or under several kernels, side by side: which keeps"
                + " which device alive, and what it costs in memory.");
    PlanArguments.addTo(spec);
    spec.addOption(
        list(POLICIES, "ID", "Only these, in this order; default: all, the best first."));
    spec.addOption(
        list(
            KERNELS,
            "ID",
            "Kernel profiles, versions or paths, in this order, instead of policies: the history of"
                + " one machine."));
    spec.addOption(
        Specs.text(
                POLICY,
                "ID",
                "With " + KERNELS + ": the policy; default: the file's own, else each kernel's.")
            .build());
    PluginArguments.addTo(spec);
    spec.addOption(
        Specs.choice("--format", Format.class, "A page, or a JSON array of boots.").build());
    Specs.addColour(spec);
    Specs.examples(
        spec,
        "lifeboat compare config/machines/q35-4g-vtd-zero.conf",
        "lifeboat compare config/machines/q35-4g-vtd-zero.conf --kernel linux-2.6.32",
        "lifeboat compare mine.conf --kernels linux-2.6.32,linux-2.6.33,linux-6.1",
        "lifeboat compare mine.conf --policies nommu,deferred-init --format json",
        "",
        "Exits with 1 where a plugin broke the rules in any of the boots.");
    return spec;
  }

  private static OptionSpec list(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .splitRegex(",")
        .paramLabel(label)
        .description(description)
        .build();
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    Format format = Specs.chosen(arguments, "--format", Format.TEXT);
    checkOptions(arguments);
    ComparisonTable table = new ComparisonTable(terminal.style(Specs.colour(arguments)));
    Lifeboat lifeboat = PluginArguments.lifeboat(arguments, terminal);
    UnaryOperator<PlanRequest> source = MachineSource.completing(arguments, lifeboat, terminal);
    List<BootPlan> plans = plans(lifeboat.reader(), arguments, source);
    KernelArguments.sayStandIns(plans.stream().map(BootPlan::kernel), terminal);
    List<ServedBoot> boots =
        plans.stream().map(UsualLoad.of(arguments, lifeboat, plans)::boot).toList();
    String text =
        switch (format) {
          case TEXT -> table.render(comparison(arguments, plans, boots));
          case JSON -> new JsonReport().render(boots);
        };
    terminal.out().print(text);
    boolean failed = boots.stream().anyMatch(b -> b.report().failure().isPresent());
    return failed ? ExitCode.NO : ExitCode.DONE;
  }

  /**
   * A page has boots that differ in one thing. Pairs of kernels and policies would be a table in
   * which no two neighbours can be held against each other.
   */
  private static void checkOptions(ParseResult arguments) {
    List<String> kernels = kernels(arguments);
    if (kernels.isEmpty()) {
      refuse(
          arguments,
          POLICY,
          " goes with " + KERNELS + "; here " + POLICIES + " chooses what is compared");
      return;
    }
    refuse(
        arguments,
        POLICIES,
        " compares policies under one kernel, "
            + KERNELS
            + " kernels under one policy: give one of them, or "
            + KERNELS
            + " with "
            + POLICY);
    refuse(arguments, PlanArguments.KERNEL, " names one kernel, " + KERNELS + " several: give one");
    kernels.stream()
        .filter(k -> Collections.frequency(kernels, k) > 1)
        .findFirst()
        .ifPresent(k -> refuse(arguments, KERNELS, " names '" + k + "' more than once"));
  }

  private static void refuse(ParseResult arguments, String option, String why) {
    if (arguments.hasMatchedOption(option)) {
      throw new ParameterException(arguments.commandSpec().commandLine(), option + why);
    }
  }

  private static List<String> kernels(ParseResult arguments) {
    return arguments.matchedOptionValue(KERNELS, List.of());
  }

  private static List<String> policies(ParseResult arguments) {
    return arguments.matchedOptionValue(POLICIES, List.of());
  }

  private static List<BootPlan> plans(
      PlanReader reader, ParseResult arguments, UnaryOperator<PlanRequest> source) {
    List<String> kernels = kernels(arguments);
    Function<Optional<String>, PlanRequest> under =
        policy -> source.apply(PlanArguments.request(arguments, policy));
    if (!kernels.isEmpty()) {
      Optional<String> policy = Optional.ofNullable(arguments.matchedOptionValue(POLICY, null));
      return reader.readAllKernels(under.apply(policy), kernels);
    }
    return policies(arguments).isEmpty()
        ? reader.readAllPolicies(under.apply(Optional.empty()))
        : policies(arguments).stream().map(p -> reader.read(under.apply(Optional.of(p)))).toList();
  }

  private static Comparison comparison(
      ParseResult arguments, List<BootPlan> plans, List<ServedBoot> served) {
    List<String> kernels = kernels(arguments);
    if (!kernels.isEmpty()) {
      return new Comparison(Comparison.Axis.KERNEL, ofKernels(kernels, plans, served));
    }
    Comparison comparison = Comparison.ofPolicies(served, plans.get(0).kernel().policy().id());
    return policies(arguments).isEmpty() ? comparison.bestFirst() : comparison;
  }

  private static List<Boot> ofKernels(
      List<String> given, List<BootPlan> plans, List<ServedBoot> served) {
    List<String> names =
        KernelArguments.names(plans.stream().map(p -> p.kernel().id()).toList(), given);
    List<Boot> boots = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      BootPlan plan = plans.get(i);
      boolean own = plan.policy().id().equals(plan.kernel().policy().id());
      boots.add(new Boot(names.get(i), own, served.get(i)));
    }
    return boots;
  }
}

package org.lifeboat.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.PlanReader;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.render.Comparison;
import org.lifeboat.engine.render.ComparisonTable;
import org.lifeboat.engine.render.JsonReport;
import org.lifeboat.engine.report.BootReport;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code lifeboat compare}: the same machine under every policy. */
final class CompareCommand implements Command {
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
            "Boot a machine under every policy, side by side: which keeps which device alive, and"
                + " what it costs in memory.");
    PlanArguments.addTo(spec);
    spec.addOption(
        OptionSpec.builder("--policies")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .splitRegex(",")
            .paramLabel("ID")
            .description("Only these, in this order; default: all, the best first.")
            .build());
    PluginArguments.addTo(spec);
    spec.addOption(
        Specs.choice("--format", Format.class, "A page, or a JSON array of boots.").build());
    Specs.addColour(spec);
    Specs.examples(
        spec,
        "lifeboat compare config/machines/q35-4g-vtd-zero.conf",
        "lifeboat compare config/machines/q35-4g-vtd-zero.conf --kernel linux-2.6.32",
        "lifeboat compare mine.conf --policies nommu,deferred-init --format json",
        "",
        "Exits with 1 where a plugin broke the rules in any of the boots.");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    Format format = Specs.chosen(arguments, "--format", Format.TEXT);
    ComparisonTable table = new ComparisonTable(terminal.style(Specs.colour(arguments)));
    Lifeboat lifeboat = PluginArguments.lifeboat(arguments, terminal);
    List<String> chosen = arguments.matchedOptionValue("--policies", List.of());
    List<BootPlan> plans = plans(lifeboat.reader(), arguments, chosen);
    List<BootReport> reports = plans.stream().map(lifeboat::boot).toList();
    Comparison comparison = new Comparison(reports, plans.get(0).kernel().policy().id());
    String text =
        switch (format) {
          case TEXT -> table.render(chosen.isEmpty() ? comparison.bestFirst() : comparison);
          case JSON -> new JsonReport().render(reports);
        };
    terminal.out().print(text);
    boolean failed = reports.stream().anyMatch(r -> r.failure().isPresent());
    return failed ? ExitCode.NO : ExitCode.DONE;
  }

  private static List<BootPlan> plans(
      PlanReader reader, ParseResult arguments, List<String> chosen) {
    Stream<Optional<String>> policies = chosen.stream().map(Optional::of);
    return chosen.isEmpty()
        ? reader.readAllPolicies(PlanArguments.request(arguments, Optional.empty()))
        : policies.map(p -> reader.read(PlanArguments.request(arguments, p))).toList();
  }
}

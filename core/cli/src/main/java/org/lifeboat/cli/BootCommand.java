package org.lifeboat.cli;

import java.util.Optional;
import java.util.stream.Stream;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.render.BootRenderer;
import org.lifeboat.engine.render.JsonReport;
import org.lifeboat.engine.render.LogReport;
import org.lifeboat.engine.render.TextReport;
import org.lifeboat.engine.report.BootReport;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code lifeboat boot}: one boot. */
final class BootCommand implements Command {
  private enum Format {
    TEXT,
    LOG,
    JSON
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(this, "boot", "Boot a machine once: what happened, why, what it cost.");
    PlanArguments.addTo(spec);
    spec.addOption(
        Specs.text(
                "--policy",
                "ID",
                "What happens when the hardware fails; default: the file's own, else the kernel's.")
            .build());
    PluginArguments.addTo(spec);
    spec.addOption(
        Specs.choice("--format", Format.class, "A page, the kernel's log, or JSON.").build());
    Specs.addColour(spec);
    Specs.examples(
        spec,
        "lifeboat boot config/machines/q35-4g-vtd-zero.conf",
        "lifeboat boot config/machines/q35-4g-vtd-zero.conf --policy deferred-init --format json",
        "lifeboat boot config/machines/q35-4g-sound.conf --kernel linux-2.6.32 --format log",
        "lifeboat boot mine.conf --plugin-path my-policy.jar --policy mine",
        "",
        "Exits with 1 where a plugin broke the rules; a kernel panic is an answer.");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    BootRenderer renderer = renderer(arguments, terminal);
    Optional<String> policy = Optional.ofNullable(arguments.matchedOptionValue("--policy", null));
    Lifeboat lifeboat = PluginArguments.lifeboat(arguments, terminal);
    BootPlan plan =
        lifeboat
            .reader()
            .read(
                MachineSource.completing(arguments, lifeboat, terminal)
                    .apply(PlanArguments.request(arguments, policy)));
    KernelArguments.sayStandIns(Stream.of(plan.kernel()), terminal);
    BootReport report = lifeboat.boot(plan);
    terminal.out().print(renderer.render(report));
    return report.failure().isPresent() ? ExitCode.NO : ExitCode.DONE;
  }

  private static BootRenderer renderer(ParseResult arguments, Terminal terminal) {
    Format format = Specs.chosen(arguments, "--format", Format.TEXT);
    return switch (format) {
      case TEXT -> new TextReport(terminal.style(Specs.colour(arguments)));
      case LOG -> new LogReport();
      case JSON -> new JsonReport();
    };
  }
}

package org.lifeboat.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.render.BootRenderer;
import org.lifeboat.engine.render.JsonReport;
import org.lifeboat.engine.render.LogReport;
import org.lifeboat.engine.render.Style;
import org.lifeboat.engine.render.TextReport;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.service.ServedBoot;
import org.lifeboat.page.boot.BootPage;
import org.lifeboat.page.boot.Film;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code lifeboat boot}: one boot. */
final class BootCommand implements Command {
  private enum Format {
    TEXT,
    LOG,
    JSON,
    HTML
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
        Specs.choice(
                "--format",
                Format.class,
                "A page for the terminal, the kernel's log, JSON, or a page for a browser: memory"
                    + " along the time of the boot, drawn.")
            .build());
    OutputFile.addTo(spec);
    Specs.addColour(spec);
    Specs.examples(
        spec,
        "lifeboat boot config/machines/q35-4g-vtd-zero.conf",
        "lifeboat boot config/machines/q35-4g-vtd-zero.conf --policy deferred-init --format json",
        "lifeboat boot config/machines/q35-4g-sound.conf --kernel linux-2.6.32 --format log",
        "lifeboat boot config/machines/q35-4g-sound.conf --format html -o boot.html",
        "lifeboat boot mine.conf --plugin-path my-policy.jar --policy mine",
        "",
        "Exits with 1 where a plugin broke the rules; a kernel panic is an answer.");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    Format format = Specs.chosen(arguments, "--format", Format.TEXT);
    Style style = style(arguments, terminal);
    Optional<String> policy = Optional.ofNullable(arguments.matchedOptionValue("--policy", null));
    Lifeboat lifeboat = PluginArguments.lifeboat(arguments, terminal);
    BootPlan plan =
        lifeboat
            .reader()
            .read(
                MachineSource.completing(arguments, lifeboat, terminal)
                    .apply(PlanArguments.request(arguments, policy)));
    KernelArguments.sayStandIns(Stream.of(plan.kernel()), terminal);
    UsualLoad load = UsualLoad.of(arguments, lifeboat, List.of(plan));
    return switch (format) {
      case TEXT -> rendered(load.boot(plan), new TextReport(style), arguments, terminal);
      case LOG ->
          rendered(ServedBoot.idle(lifeboat.boot(plan)), new LogReport(), arguments, terminal);
      case JSON -> rendered(load.boot(plan), new JsonReport(), arguments, terminal);
      case HTML -> drawn(plan, load, arguments, terminal);
    };
  }

  /** A file has no colours unless it is asked for. */
  private static Style style(ParseResult arguments, Terminal terminal) {
    Terminal.Colour colour = Specs.colour(arguments);
    boolean toFile = OutputFile.of(arguments).isPresent();
    return terminal.style(
        toFile && colour == Terminal.Colour.AUTO ? Terminal.Colour.NEVER : colour);
  }

  private static int rendered(
      ServedBoot boot, BootRenderer renderer, ParseResult arguments, Terminal terminal) {
    String text = renderer.render(boot);
    OutputFile.of(arguments)
        .ifPresentOrElse(file -> OutputFile.write(file, text), () -> terminal.out().print(text));
    return exitCode(boot.report());
  }

  private static int drawn(
      BootPlan plan, UsualLoad load, ParseResult arguments, Terminal terminal) {
    Film film = new Film();
    BootReport report = load.lifeboat().watch(plan, film);
    String page =
        new BootPage(plan, film, Retyped.command(arguments.originalArgs()))
            .render(load.after(report, plan));
    OutputFile.of(arguments)
        .ifPresentOrElse(
            file -> OutputFile.write(file, page),
            () -> terminal.out().writeBytes(page.getBytes(StandardCharsets.UTF_8)));
    return exitCode(report);
  }

  private static int exitCode(BootReport report) {
    return report.failure().isPresent() ? ExitCode.NO : ExitCode.DONE;
  }
}

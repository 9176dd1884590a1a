package org.lifeboat.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.evidence.log.KernelLog;
import org.lifeboat.evidence.log.LogFile;
import org.lifeboat.lab.advise.Advice;
import org.lifeboat.lab.advise.AdviceJson;
import org.lifeboat.lab.advise.AdviceText;
import org.lifeboat.lab.advise.Advisor;
import org.lifeboat.lab.advise.Fragment;
import org.lifeboat.load.service.Scenario;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code lifeboat advise}: what happens on a machine, what it costs, and what would change it. */
final class AdviseCommand implements Command {
  private enum Format {
    TEXT,
    JSON
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(
            this,
            "advise",
            "What happens to DMA on a machine and why, what it costs, and what each parameter, BIOS"
                + " setting or kernel would change.");
    PlanArguments.addTo(spec);
    PluginArguments.addTo(spec);
    spec.addOption(Specs.choice("--format", Format.class, "A page, or JSON.").build());
    Specs.addColour(spec);
    Specs.examples(
        spec,
        "dmesg > dmesg.txt; lifeboat advise dmesg.txt",
        "dmesg | grep -i swiotlb > lines.txt; lifeboat advise lines.txt",
        "journalctl -k -b -1 > before.txt; lifeboat advise before.txt --kernel 6.12",
        "lifeboat advise config/machines/lenovo-ideapad-flex-15.conf --format json");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    Optional<LogFile> only = MachineSource.onlyLog(arguments);
    Optional<Fragment> fragment = only.flatMap(file -> Fragment.of(name(arguments), file));
    return fragment.isPresent()
        ? explain(fragment.get(), arguments, terminal)
        : advise(only.map(LogFile::log), arguments, terminal);
  }

  private static String name(ParseResult arguments) {
    Path file = MachineSource.first(arguments);
    return String.valueOf(file.getFileName());
  }

  private static int explain(Fragment fragment, ParseResult arguments, Terminal terminal) {
    terminal
        .out()
        .print(
            switch (format(arguments)) {
              case TEXT -> page(arguments, terminal).render(fragment);
              case JSON -> new AdviceJson().render(fragment);
            });
    return ExitCode.DONE;
  }

  private static int advise(Optional<KernelLog> only, ParseResult arguments, Terminal terminal) {
    Lifeboat lifeboat = PluginArguments.lifeboat(arguments, terminal);
    PlanRequest request =
        MachineSource.completing(arguments, lifeboat, terminal)
            .apply(PlanArguments.request(arguments, Optional.empty()));
    Optional<KernelLog> log = only.or(() -> MachineSource.log(arguments));
    Advice advice = new Advisor(lifeboat, Scenario.Limits.USUAL).advise(request, log);
    KernelArguments.sayStandIns(Stream.of(advice.plan().kernel()), terminal);
    terminal
        .out()
        .print(
            switch (format(arguments)) {
              case TEXT -> page(arguments, terminal).render(advice);
              case JSON -> new AdviceJson().render(advice);
            });
    return advice.base().failure().isPresent() ? ExitCode.NO : ExitCode.DONE;
  }

  private static Format format(ParseResult arguments) {
    return Specs.chosen(arguments, "--format", Format.TEXT);
  }

  private static AdviceText page(ParseResult arguments, Terminal terminal) {
    return new AdviceText(terminal.style(Specs.colour(arguments)));
  }
}

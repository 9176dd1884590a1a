package org.lifeboat.cli;

import java.util.Optional;
import java.util.stream.Stream;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.evidence.log.KernelLog;
import org.lifeboat.lab.advise.Advice;
import org.lifeboat.lab.advise.AdviceJson;
import org.lifeboat.lab.advise.AdviceText;
import org.lifeboat.lab.advise.Advisor;
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
        "journalctl -k -b -1 > before.txt; lifeboat advise before.txt --kernel 6.12",
        "lifeboat advise config/machines/lenovo-ideapad-flex-15.conf --format json");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    Format format = Specs.chosen(arguments, "--format", Format.TEXT);
    AdviceText page = new AdviceText(terminal.style(Specs.colour(arguments)));
    Lifeboat lifeboat = PluginArguments.lifeboat(arguments, terminal);
    PlanRequest request =
        MachineSource.completing(arguments, lifeboat, terminal)
            .apply(PlanArguments.request(arguments, Optional.empty()));
    Optional<KernelLog> log = MachineSource.log(arguments);
    Advice advice = new Advisor(lifeboat).advise(request, log);
    KernelArguments.sayStandIns(Stream.of(advice.plan().kernel()), terminal);
    terminal
        .out()
        .print(
            switch (format) {
              case TEXT -> page.render(advice);
              case JSON -> new AdviceJson().render(advice);
            });
    return advice.base().failure().isPresent() ? ExitCode.NO : ExitCode.DONE;
  }
}

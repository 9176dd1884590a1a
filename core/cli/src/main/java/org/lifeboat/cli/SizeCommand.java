package org.lifeboat.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.lab.size.SizeJson;
import org.lifeboat.lab.size.SizeText;
import org.lifeboat.lab.size.Sizer;
import org.lifeboat.lab.size.Sizing;
import org.lifeboat.load.service.Scenario.Limits;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code lifeboat size}: how large a machine's bounce buffer must be. */
final class SizeCommand implements Command {
  private static final String POLICY = "--policy";
  private static final String FAILURES = "--failures";
  private static final String SECONDS = "--seconds";
  private static final String MAPPINGS = "--mappings";

  private static final String TRACE = "--trace";
  private static final String HOLD = "--hold";

  private static final double USUAL_BOUND = 1e-4;
  private static final int MOST_SECONDS = 86_400;

  /** Some minutes for each of a handful of sizes. */
  private static final int MOST_MAPPINGS = 100_000_000;

  private static final Pattern SHARE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,12})?)\\s?(%?)");
  private static final double PERCENT = 100;

  private enum Format {
    TEXT,
    JSON
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(
            this,
            "size",
            "How large the bounce buffer must be for what a machine's devices ask of it: the"
                + " smallest that is enough as a swiotlb= parameter, or why no size is.");
    PlanArguments.addTo(spec);
    spec.addOption(
        Specs.text(
                POLICY,
                "ID",
                "What happens when the hardware fails; default: the file's own, else the kernel's.")
            .build());
    spec.addOption(
        Specs.text(
                FAILURES,
                "SHARE",
                "How many mappings may fail, of all: 0.1%% or 0.001; default: 0.01%%.")
            .build());
    spec.addOption(
        number(
            SECONDS,
            "How long the load is watched, in the model's time; default: "
                + Limits.USUAL_SECONDS
                + "."));
    spec.addOption(
        number(
            MAPPINGS,
            "How many mappings are watched at most; default: " + Limits.USUAL_MAPPINGS + "."));
    spec.addOption(
        OptionSpec.builder(TRACE)
            .type(Path.class)
            .paramLabel("FILE")
            .description(
                "What its devices were seen to ask, instead of the machine's workloads: text of the"
                    + " kernel's trace events swiotlb_bounced, or CSV.")
            .build());
    spec.addOption(
        Specs.text(
                HOLD,
                "TIME",
                "With "
                    + TRACE
                    + ": how long a mapping lives, where the file does not say, as in 100us.")
            .build());
    PluginArguments.addTo(spec);
    spec.addOption(Specs.choice("--format", Format.class, "A page, or JSON.").build());
    Specs.addColour(spec);
    Specs.examples(
        spec,
        "lifeboat size config/machines/loaded/laptop.conf",
        "lifeboat size config/machines/loaded/laptop.conf --kernel 6.12 --failures 1%%",
        "lifeboat size dmesg.txt --trace trace.txt --hold 100us",
        "",
        "What devices ask stands in the machine's block: machine.workloads, see config/README.md;",
        "else it is guessed by their PCI classes. A trace of what really bounces, as root:",
        "  echo 1 > /sys/kernel/tracing/events/swiotlb/enable; sleep 10",
        "  cat /sys/kernel/tracing/trace > trace.txt",
        "Exits with 1 where no size is enough.");
    return spec;
  }

  private static OptionSpec number(String name, String description) {
    return OptionSpec.builder(name)
        .type(Integer.class)
        .paramLabel("N")
        .description(description)
        .build();
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    Format format = Specs.chosen(arguments, "--format", Format.TEXT);
    Limits limits =
        Limits.ofSeconds(
            whole(arguments, SECONDS, Limits.USUAL_SECONDS, MOST_SECONDS),
            whole(arguments, MAPPINGS, Limits.USUAL_MAPPINGS, MOST_MAPPINGS));
    double bound = bound(arguments);
    SizeText page = new SizeText(terminal.style(Specs.colour(arguments)));
    Lifeboat lifeboat = PluginArguments.lifeboat(arguments, terminal);
    BootPlan plan =
        lifeboat
            .reader()
            .read(
                MachineSource.completing(arguments, lifeboat, terminal).apply(request(arguments)));
    KernelArguments.sayStandIns(Stream.of(plan.kernel()), terminal);
    Sizing sizing = new Sizer(lifeboat, limits, bound).size(plan);
    terminal
        .out()
        .print(
            switch (format) {
              case TEXT -> page.render(sizing);
              case JSON -> new SizeJson().render(sizing);
            });
    return switch (sizing.answer()) {
      case ENOUGH, NOTHING_BOUNCES -> ExitCode.DONE;
      case NO_BOOT, NO_SIZE, SIZE_IS_FIXED -> ExitCode.NO;
      case NO_LOAD -> ExitCode.BAD_INPUT;
    };
  }

  private static PlanRequest request(ParseResult arguments) {
    PlanRequest request =
        PlanArguments.request(
            arguments, Optional.ofNullable(arguments.matchedOptionValue(POLICY, null)));
    Path trace = arguments.matchedOptionValue(TRACE, null);
    String hold = arguments.matchedOptionValue(HOLD, null);
    if (trace == null && hold != null) {
      throw wrong(arguments, HOLD, "goes with " + TRACE);
    }
    return trace == null
        ? request
        : TraceWorkloads.added(request, trace, Optional.ofNullable(hold));
  }

  private static long whole(ParseResult arguments, String option, int usual, int most) {
    int value = arguments.matchedOptionValue(option, usual);
    if (value < 1 || value > most) {
      throw wrong(arguments, option, value + " is not from 1 to " + most);
    }
    return value;
  }

  private static double bound(ParseResult arguments) {
    String text = arguments.matchedOptionValue(FAILURES, "");
    if (text.isEmpty()) {
      return USUAL_BOUND;
    }
    Matcher share = SHARE.matcher(text.strip());
    if (!share.matches()) {
      throw wrong(arguments, FAILURES, "'" + text + "' is no share; 0.1% or 0.001 is");
    }
    double bound = Double.parseDouble(share.group(1)) / (share.group(2).isEmpty() ? 1 : PERCENT);
    if (bound > 1) {
      throw wrong(arguments, FAILURES, "'" + text + "' is more than all; 0.1% or 0.001 is right");
    }
    return bound;
  }

  private static ParameterException wrong(ParseResult arguments, String option, String what) {
    return new ParameterException(
        arguments.commandSpec().commandLine(),
        "Invalid value for option '" + option + "': " + what);
  }
}

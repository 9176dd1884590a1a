package org.lifeboat.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.engine.render.Style;
import org.lifeboat.engine.render.Words;
import org.lifeboat.testkit.check.CheckReport;
import org.lifeboat.testkit.check.JarCheck;
import org.lifeboat.testkit.check.Limits;
import org.lifeboat.testkit.check.Progress;
import org.lifeboat.testkit.check.UnusableJarException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code lifeboat plugins check}: whether a jar's plugins keep their contracts. */
final class CheckCommand implements Command {
  private static final String TIMEOUT = "--timeout";
  private static final String MEMORY = "--memory";
  private static final Pattern SIZE = Pattern.compile("(\\d{1,6})([mg])b?");

  private enum Format {
    TEXT,
    JSON,
    JUNIT
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(
            this,
            "check",
            "Hold the plugins of a jar against their contracts, in a process of its own.");
    spec.addPositional(Specs.parameter("JAR", Path.class, "The jar; every plugin in it is tried."));
    spec.addOption(
        Specs.text(
                "--settings",
                "HOCON",
                "What the plugins are told, where a setting has no default: 'pool-bytes = 8MB'.")
            .build());
    spec.addOption(
        OptionSpec.builder(TIMEOUT)
            .type(Integer.class)
            .paramLabel("SECONDS")
            .description(
                "Time for the whole check; what is not tried by then is not judged; default: "
                    + Limits.USUAL.whole().toSeconds()
                    + ".")
            .build());
    spec.addOption(
        Specs.text(
                MEMORY,
                "SIZE",
                "The heap of the process that the jar is tried in; default: "
                    + (Limits.USUAL.memoryBytes() >> 20)
                    + "m.")
            .build());
    spec.addOption(
        Specs.choice(
                "--format",
                Format.class,
                "A page, JSON, or XML as JUnit's reports for a CI system.")
            .build());
    spec.addOption(
        OptionSpec.builder("-v", "--verbose").description("Every clause of a page.").build());
    Specs.addColour(spec);
    Specs.examples(
        spec,
        "lifeboat plugins check my-policy.jar",
        "lifeboat plugins check my-policy.jar --format junit > TEST-my-policy.xml",
        "",
        "Exits with 1 where a clause is broken or could not be judged, with 2 where the jar is"
            + " none.",
        "JSON: {jar, holds, loading, plugins: [{kind, id, provider, holds, clauses}]}; loading and"
            + " each",
        "clause: {family, sentence, verdict: held|broken|not-judged, problem, witness}.",
        "",
        "The jar has your rights in that process: it is kept from hanging, ending or filling this"
            + " one,",
        "and not from reading or writing what you may read or write.");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    Format format = Specs.chosen(arguments, "--format", Format.TEXT);
    Style style = terminal.style(Specs.colour(arguments));
    JarCheck check =
        new JarCheck(
            arguments.matchedPositionalValue(0, Path.of("")),
            arguments.matchedOptionValue("--settings", ""),
            limits(arguments));
    CheckReport report = run(check, terminal);
    terminal
        .out()
        .print(
            switch (format) {
              case TEXT -> new CheckPage(style, arguments.hasMatchedOption("-v")).of(report);
              case JSON -> CheckJson.of(report);
              case JUNIT -> CheckJUnit.of(report);
            });
    return report.holds() ? ExitCode.DONE : ExitCode.NO;
  }

  private static CheckReport run(JarCheck check, Terminal terminal) {
    try {
      return check.run(progress(terminal));
    } catch (UnusableJarException e) {
      throw new BadInput(String.join("; ", e.problems()));
    } catch (IOException e) {
      throw new BadInput("a process to check in cannot be started: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BadInput("interrupted");
    } finally {
      if (terminal.interactive()) {
        terminal.err().print("\r\033[K");
        terminal.err().flush();
      }
    }
  }

  private static Progress progress(Terminal terminal) {
    if (!terminal.interactive()) {
      return Progress.NOBODY;
    }
    return state -> {
      String line =
          state.plugin().isEmpty()
              ? state.sentence()
              : "%s %s/%s %s"
                  .formatted(state.plugin(), state.done(), state.all(), state.sentence());
      String clean = Words.clean(line);
      int end = Math.min(clean.length(), Style.MIN_WIDTH - 1);
      terminal.err().print("\r\033[K" + clean.substring(0, end));
      terminal.err().flush();
    };
  }

  private static Limits limits(ParseResult arguments) {
    int seconds =
        arguments.matchedOptionValue(TIMEOUT, Math.toIntExact(Limits.USUAL.whole().toSeconds()));
    if (seconds < 1) {
      throw wrong(arguments, TIMEOUT, seconds + " is no time; at least 1 second");
    }
    Limits limits = Limits.USUAL.withWhole(Duration.ofSeconds(seconds));
    String memory = arguments.matchedOptionValue(MEMORY, "");
    return memory.isEmpty() ? limits : limits.withMemoryBytes(bytes(arguments, memory));
  }

  private static long bytes(ParseResult arguments, String text) {
    Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
    if (size.matches()) {
      long bytes = Long.parseLong(size.group(1)) << (size.group(2).equals("g") ? 30 : 20);
      if (bytes >= Limits.LEAST_MEMORY) {
        return bytes;
      }
    }
    throw wrong(
        arguments,
        MEMORY,
        "'"
            + text
            + "' is no size of "
            + (Limits.LEAST_MEMORY >> 20)
            + "m or more, as in 256m, 1g");
  }

  private static ParameterException wrong(ParseResult arguments, String option, String problem) {
    return new ParameterException(
        arguments.commandSpec().commandLine(),
        "Invalid value for option '" + option + "': " + problem);
  }
}

package org.lifeboat.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.render.Style;
import org.lifeboat.firmware.consequence.Trials;
import org.lifeboat.firmware.judge.Code;
import org.lifeboat.firmware.judge.Severity;
import org.lifeboat.firmware.render.Assessment;
import org.lifeboat.firmware.render.ExplanationPage;
import org.lifeboat.firmware.render.FirmwareJson;
import org.lifeboat.firmware.render.FirmwareText;
import org.lifeboat.firmware.render.Sarif;
import org.lifeboat.firmware.render.SummaryText;
import org.lifeboat.firmware.source.TableFiles;
import org.lifeboat.firmware.source.TableFiles.Found;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code lifeboat firmware}: DMAR and IVRS tables decoded and judged. */
final class FirmwareCommand implements Command {
  private static final String EXPLAIN = "--explain";
  private static final String DECODE = "--decode";
  private static final String QUIET = "--quiet";
  private static final String KERNELS = "--kernels";

  /** Builds of one version that differ in where memory goes, not in what becomes of a table. */
  private static final Predicate<String> VARIANT = Pattern.compile(".*-[a-z]+").asMatchPredicate();

  private static final String ALL = "all";

  private enum Format {
    TEXT,
    JSON,
    SARIF
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(
            this,
            "firmware",
            "Decode DMAR and IVRS tables and judge them: what stands in them, what is wrong with"
                + " it, and what each kernel makes of it.");
    spec.addPositional(
        Specs.optionalParameters(
            "FILE",
            Path.class,
            "A raw table, the text of acpidump, or a folder of either, such as"
                + " /sys/firmware/acpi/tables."));
    spec.addOption(
        Specs.text(
                EXPLAIN,
                "CODE",
                "Say cause, consequence and cure of a finding instead; 'all' lists the codes.")
            .build());
    spec.addOption(flag("Show all fields of every table, not of a single one only.", DECODE));
    spec.addOption(
        flag(
            "Of a single table, leave out its fields; of several, name only those with findings.",
            "-q",
            QUIET));
    spec.addOption(
        OptionSpec.builder(KERNELS)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .splitRegex(",")
            .paramLabel("ID")
            .description(
                "Kernel profiles or paths of them, in this order; default: all but variants of"
                    + " one version.")
            .build());
    PluginArguments.addTo(spec);
    spec.addOption(
        Specs.choice("--format", Format.class, "A page, JSON, or SARIF 2.1.0 for a project's CI.")
            .build());
    Specs.addColour(spec);
    Specs.examples(
        spec,
        "lifeboat firmware config/machines/tables/lenovo-ideapad-flex-15-dmar.bin",
        "lifeboat firmware --explain DMAR-DRHD-ADDRESS-ZERO",
        "lifeboat firmware build/acpi --format sarif",
        "sudo lifeboat firmware /sys/firmware/acpi/tables",
        "",
        "Exits with 1 where a finding is an error, with 2 where a file cannot be read; the others"
            + " are",
        "judged all the same.");
    return spec;
  }

  private static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names).description(description).build();
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    Format format = Specs.chosen(arguments, "--format", Format.TEXT);
    Style style = terminal.style(Specs.colour(arguments));
    String code = arguments.matchedOptionValue(EXPLAIN, "");
    if (!code.isEmpty()) {
      terminal.out().print(explanation(code, new ExplanationPage(style)));
      return ExitCode.DONE;
    }
    Found found = found(arguments);
    found.problems().forEach(terminal::say);
    Trials trials = trials(PluginArguments.lifeboat(arguments, terminal), arguments);
    List<Assessment> assessments =
        found.tables().parallelStream().map(table -> Assessment.of(table, trials)).toList();
    terminal.out().print(rendered(arguments, format, style, assessments, found.problems()));
    if (!found.problems().isEmpty()) {
      return ExitCode.BAD_INPUT;
    }
    return assessments.stream().anyMatch(a -> a.count(Severity.ERROR) > 0)
        ? ExitCode.NO
        : ExitCode.DONE;
  }

  private static String explanation(String code, ExplanationPage page) {
    if (code.equals(ALL)) {
      return page.list();
    }
    return Code.of(code)
        .map(page::render)
        .orElseThrow(
            () ->
                new BadInput(
                    EXPLAIN
                        + " "
                        + code
                        + ": there is no such code; "
                        + EXPLAIN
                        + " all lists them"));
  }

  private static Found found(ParseResult arguments) {
    List<Path> places = arguments.matchedPositionalValue(0, List.of());
    if (places.isEmpty()) {
      throw new ParameterException(
          arguments.commandSpec().commandLine(),
          "Missing required parameter: 'FILE' (or " + EXPLAIN + " CODE)");
    }
    List<Found> found = places.stream().map(TableFiles::in).toList();
    return new Found(
        found.stream().flatMap(f -> f.tables().stream()).toList(),
        found.stream().flatMap(f -> f.problems().stream()).toList());
  }

  private static Trials trials(Lifeboat lifeboat, ParseResult arguments) {
    List<String> kernels =
        arguments.matchedOptionValue(
            KERNELS,
            lifeboat.reader().kernelIds().stream().filter(id -> !VARIANT.test(id)).toList());
    return new Trials(lifeboat, kernels.parallelStream().map(lifeboat.reader()::kernel).toList());
  }

  private static String rendered(
      ParseResult arguments,
      Format format,
      Style style,
      List<Assessment> assessments,
      List<String> problems) {
    boolean quiet = arguments.hasMatchedOption(QUIET);
    boolean single = assessments.size() == 1;
    boolean decode = arguments.hasMatchedOption(DECODE) || single && !quiet;
    return switch (format) {
      case JSON -> new FirmwareJson(decode).render(assessments, problems);
      case SARIF -> new Sarif(Program.number()).render(assessments, problems);
      case TEXT -> {
        FirmwareText page = new FirmwareText(style, decode);
        List<String> pages = new ArrayList<>();
        if (decode || single) {
          assessments.stream().map(page::render).forEach(pages::add);
        }
        if (assessments.size() > 1) {
          pages.add(new SummaryText(style, quiet).render(assessments));
        }
        yield String.join("\n", pages);
      }
    };
  }
}

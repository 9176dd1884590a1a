package org.lifeboat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.lifeboat.experiment.results.Manifest;
import org.lifeboat.experiment.results.Results;
import org.lifeboat.experiment.results.ResultsFolder;
import org.lifeboat.page.report.Provenance;
import org.lifeboat.page.report.ReportException;
import org.lifeboat.page.report.ReportPage;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code lifeboat report}: what an experiment found, as a page. */
final class ReportCommand implements Command {
  private static final String OUTPUT = "--output";
  private static final String EXPERIMENT = "--experiment";
  private static final String PAGE = "report.html";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(
            this,
            "report",
            "The results of an experiment as a page for a browser: its answer, its charts, and its"
                + " boots to look through. One file, which fetches nothing.");
    spec.addPositional(
        Specs.parameter("DIR", Path.class, "The folder that 'lifeboat run' wrote them to."));
    spec.addOption(
        OptionSpec.builder("-o", OUTPUT)
            .type(Path.class)
            .paramLabel("FILE")
            .description("Where to write it; default: DIR/" + PAGE + ".")
            .build());
    spec.addOption(
        OptionSpec.builder(EXPERIMENT)
            .type(String.class)
            .paramLabel("FILE")
            .description(
                "The experiment's file, as the page's commands are to name it; default: as the run"
                    + " did.")
            .build());
    Specs.examples(
        spec,
        "lifeboat run config/experiments/four-options.conf",
        "lifeboat report four-options",
        "lifeboat report four-options -o four-options.html");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    ResultsFolder folder = new ResultsFolder(arguments.matchedPositionalValue(0, Path.of("")));
    Path file = arguments.matchedOptionValue(OUTPUT, folder.path().resolve(PAGE));
    try (Results results = Results.open(folder, Results.Wanted.COMPLETE)) {
      Manifest manifest = results.manifest();
      String experiment = arguments.matchedOptionValue(EXPERIMENT, manifest.file());
      write(
          file,
          ReportPage.html(
              manifest.question(),
              manifest.columns(),
              new Provenance(
                  experiment, manifest.fingerprint(), manifest.version(), manifest.seed()),
              results.connection()));
    } catch (ReportException e) {
      throw new BadInput(folder.path() + ": " + e.problem());
    }
    terminal.out().println("Open " + file + " in a browser.");
    return ExitCode.DONE;
  }

  /** A page is there as a whole, or as it was before. */
  private static void write(Path file, String html) {
    try {
      Path written = file.resolveSibling(file.getFileName() + ".unfinished");
      try {
        Files.writeString(written, html);
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      throw new BadInput(file + ": cannot be written; -o names another file");
    }
  }
}

package org.lifeboat.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.evidence.log.LogException;
import org.lifeboat.evidence.recording.Recording;
import org.lifeboat.evidence.recording.RecordingException;
import org.lifeboat.evidence.recording.Recordings;
import org.lifeboat.evidence.source.LogCase;
import org.lifeboat.evidence.source.LogCases;
import org.lifeboat.evidence.source.Profiles;
import org.lifeboat.evidence.source.Sources;
import org.lifeboat.lab.verify.CaseResult;
import org.lifeboat.lab.verify.LogVerifier;
import org.lifeboat.lab.verify.Verification;
import org.lifeboat.lab.verify.VerificationJson;
import org.lifeboat.lab.verify.VerificationText;
import org.lifeboat.lab.verify.Verifier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code lifeboat verify}: the model held against recorded boots. */
final class VerifyCommand implements Command {
  private enum Format {
    TEXT,
    JSON
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(this, "verify", "Hold the model against recorded boots of a real kernel.");
    spec.addPositional(
        Specs.parameters(
            "DIR",
            Path.class,
            "A recording (a folder with a case.json, or ARCHIVE.zip:ID), a kernel's log, a folder"
                + " or zip archive of recordings, or a folder of logs."));
    spec.addOption(
        Specs.text(
                "--kernel",
                "ID",
                "The kernel profile, or the path of one; default: by the version in the log.")
            .build());
    PluginArguments.addTo(spec);
    spec.addOption(Specs.choice("--format", Format.class, "A page, or JSON.").build());
    Specs.addColour(spec);
    Specs.examples(
        spec,
        "lifeboat verify config/recordings/linux-6.1.zip",
        "lifeboat verify my-recording --format json",
        "lifeboat verify my-logs",
        "",
        "Exits with 1 where the model and a recording differ.");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    Format format = Specs.chosen(arguments, "--format", Format.TEXT);
    VerificationText page = new VerificationText(terminal.style(Specs.colour(arguments)));
    Lifeboat lifeboat = PluginArguments.lifeboat(arguments, terminal);
    Optional<String> kernel = Optional.ofNullable(arguments.matchedOptionValue("--kernel", null));
    Verifier verifier = new Verifier(lifeboat, kernel.map(lifeboat.reader()::kernel));
    LogVerifier logVerifier = new LogVerifier(lifeboat, Profiles.of(lifeboat.reader()), kernel);
    List<CaseResult> results = new ArrayList<>();
    for (Path place : arguments.matchedPositionalValue(0, List.<Path>of())) {
      List<LogCase> logs = logs(place);
      logs.forEach(log -> results.add(logVerifier.verify(log)));
      if (logs.isEmpty()) {
        results.addAll(verifier.verify(recordings(place)).results());
      }
    }
    Verification verification = new Verification(results);
    terminal
        .out()
        .print(
            switch (format) {
              case TEXT -> page.render(verification);
              case JSON -> new VerificationJson().render(verification);
            });
    return verification.clean() ? ExitCode.DONE : ExitCode.NO;
  }

  /** The logs in a place that holds no recordings. */
  private static List<LogCase> logs(Path place) {
    try {
      boolean logs = Files.isDirectory(place) && !Recordings.isFolderOfOne(place);
      return logs || Sources.isLog(place) ? LogCases.in(place) : List.of();
    } catch (LogException e) {
      throw new BadInput(e.problem());
    }
  }

  private static List<Recording> recordings(Path place) {
    try {
      return Recordings.in(place);
    } catch (RecordingException e) {
      throw new BadInput(e.problem());
    }
  }
}

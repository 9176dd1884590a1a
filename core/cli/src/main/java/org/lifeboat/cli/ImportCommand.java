package org.lifeboat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.evidence.source.Imported;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code lifeboat import}: a machine file from what somebody has of a machine. */
final class ImportCommand implements Command {
  private static final String OUTPUT = "--output";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(this, "import", "Make a machine file of a kernel's log, to read and edit.");
    spec.addPositional(
        Specs.parameter("SOURCE", Path.class, "A kernel's log (dmesg, journalctl -k, .gz)."));
    spec.addOption(
        OptionSpec.builder("-o", OUTPUT)
            .type(Path.class)
            .paramLabel("FILE")
            .description("Where to write it; default: to standard output.")
            .build());
    MachineSource.addTo(spec);
    PluginArguments.addTo(spec);
    Specs.examples(
        spec,
        "lifeboat import dmesg.txt -o machine.conf",
        "journalctl -k -b > boot.txt; lifeboat import boot.txt");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    Path source = arguments.matchedPositionalValue(0, Path.of(""));
    Lifeboat lifeboat = PluginArguments.lifeboat(arguments, terminal);
    Imported imported =
        MachineSource.read(source, arguments, lifeboat, terminal)
            .orElseThrow(() -> new BadInput(source + ": is nothing to import; a kernel's log is"));
    lifeboat.reader().read(PlanRequest.of(source).saying(imported.hocon()));
    Path output = arguments.matchedOptionValue(OUTPUT, null);
    if (output == null) {
      terminal.out().print(imported.hocon());
      return ExitCode.DONE;
    }
    try {
      Files.writeString(output, imported.hocon());
    } catch (IOException e) {
      throw new BadInput(OUTPUT + " " + output + ": cannot be written");
    }
    return ExitCode.DONE;
  }
}

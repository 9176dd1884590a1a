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
        Specs.command(
            this,
            "import",
            "Make a machine file, to read and edit, of what you have of a machine. It says where"
                + " each value came from, and what is assumed.");
    MachineSource.addTo(
        spec,
        "SOURCE",
        "A kernel's log (dmesg, journalctl -k, serial console, .gz), tables (raw, or acpidump's"
            + " text), lspci -nn, a recording (a folder with case.json, or ARCHIVE.zip:ID), a copy"
            + " of /sys/firmware, or a folder of these. Of one machine several: a table's bytes"
            + " count before what a log says of it.");
    spec.addOption(
        OptionSpec.builder("-o", OUTPUT)
            .type(Path.class)
            .paramLabel("FILE")
            .description("Where to write it; default: to standard output.")
            .build());
    PluginArguments.addTo(spec);
    Specs.examples(
        spec,
        "lifeboat import dmesg.txt -o machine.conf",
        "lifeboat import dmesg.txt DMAR.dat -o machine.conf",
        "sudo lifeboat import --this-machine -o machine.conf",
        "journalctl -k -b > boot.txt; lifeboat import boot.txt");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    Path source = MachineSource.first(arguments);
    Lifeboat lifeboat = PluginArguments.lifeboat(arguments, terminal);
    Imported imported =
        MachineSource.read(arguments, lifeboat, terminal)
            .orElseThrow(() -> new BadInput(notASource(source)));
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

  private static String notASource(Path source) {
    return Files.exists(source)
        ? source + ": is a machine file already, or nothing that tells of a machine"
        : source + ": there is no such file or folder";
  }
}

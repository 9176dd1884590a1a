package org.lifeboat.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.evidence.source.Imported;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code lifeboat import}: a machine file from what somebody has of a machine. */
final class ImportCommand implements Command {
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
    OutputFile.addTo(spec);
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
    OutputFile.of(arguments)
        .ifPresentOrElse(
            file -> OutputFile.write(file, imported.hocon()),
            () -> terminal.out().print(imported.hocon()));
    return ExitCode.DONE;
  }

  private static String notASource(Path source) {
    return Files.exists(source)
        ? source + ": is a machine file already, or nothing that tells of a machine"
        : source + ": there is no such file or folder";
  }
}

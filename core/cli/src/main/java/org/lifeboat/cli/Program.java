package org.lifeboat.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code lifeboat} itself: its commands and its help. */
final class Program implements Command {
  static final String NAME = "lifeboat";

  private static final List<Named> COMMANDS =
      List.of(
          new Named("boot", BootCommand::new),
          new Named("compare", CompareCommand::new),
          new Named("advise", AdviseCommand::new),
          new Named("size", SizeCommand::new),
          new Named("run", RunCommand::new),
          new Named("results", ResultsCommand::new),
          new Named("report", ReportCommand::new),
          new Named("verify", VerifyCommand::new),
          new Named("replay", ReplayCommand::new),
          new Named("import", ImportCommand::new),
          new Named("firmware", FirmwareCommand::new),
          new Named("kernels", KernelsCommand::new),
          new Named("plugins", PluginsCommand::new),
          new Named("completion", CompletionCommand::new));

  private record Named(String name, Supplier<Command> command) {}

  /**
   * What these arguments need described: the one command that they name, else all, since the
   * description takes longer than a boot.
   */
  static CommandSpec specFor(String... args) {
    CommandSpec spec = new Program().spec();
    boolean known = args.length > 0 && COMMANDS.stream().anyMatch(c -> c.name().equals(args[0]));
    for (Named named : COMMANDS) {
      if (!known || named.name().equals(args[0])) {
        spec.addSubcommand(named.name(), named.command().get().spec());
      }
    }
    return spec;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(
            this,
            NAME,
            "When the hardware IOMMU fails to come up at boot, what happens to DMA, and what does"
                + " it cost?");
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Show the version and exit.")
            .build());
    spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(exitCodes());
    Specs.examples(
        spec,
        "lifeboat compare config/machines/q35-4g-vtd-zero.conf",
        "lifeboat boot config/machines/q35-4g-vtd-zero.conf --policy deferred-init",
        "lifeboat advise dmesg.txt",
        "lifeboat firmware /sys/firmware/acpi/tables",
        "lifeboat kernels diff linux-2.6.32 linux-2.6.33",
        "lifeboat plugins list");
    return spec;
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("0", "done; a kernel panic is an answer, too");
    codes.put(
        "1",
        "the answer is no: a plugin broke the rules, a recording or a trace differs, a table is"
            + " wrong");
    codes.put("2", "bad usage or bad input");
    codes.put("70", "a bug of lifeboat's own");
    codes.put("74", "the output could not be written");
    codes.put("130", "stopped with Ctrl-C; a run can be taken up again");
    return codes;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    throw new ParameterException(
        arguments.commandSpec().commandLine(),
        "a command is missing: one of "
            + COMMANDS.stream().map(Named::name).collect(Collectors.joining(", ")));
  }

  /** Name, version, Java. */
  static String version() {
    return NAME + " " + number() + " on Java " + System.getProperty("java.version");
  }

  /** The version. */
  static String number() {
    Properties build = new Properties();
    try (InputStream in =
        Program.class.getResourceAsStream(
            "/META-INF/maven/org.lifeboat/lifeboat-cli/pom.properties")) {
      if (in != null) {
        build.load(in);
      }
    } catch (IOException unreadable) {
      build.clear();
    }
    return build.getProperty("version", "(not packaged)");
  }
}

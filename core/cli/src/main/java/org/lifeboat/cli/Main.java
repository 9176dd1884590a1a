package org.lifeboat.cli;

import org.lifeboat.engine.config.ConfigException;
import org.lifeboat.experiment.results.ResultsException;
import org.lifeboat.lab.replay.TraceException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program. */
public final class Main {
  private Main() {}

  /** Runs and ends the process with an exit code; {@code --help} lists them. */
  public static void main(String[] args) {
    System.exit(run(Terminal.ofProcess(), args));
  }

  /**
   * Runs one command. Throws nothing: whatever goes wrong becomes a line for people and an exit
   * code.
   */
  static int run(Terminal terminal, String... args) {
    int code = answered(terminal, args);
    terminal.err().flush();
    if (terminal.out().checkError()) {
      terminal.say("the output could not be written");
      terminal.err().flush();
      return ExitCode.CANNOT_WRITE;
    }
    return code;
  }

  private static int answered(Terminal terminal, String... args) {
    try {
      return command(terminal, new CommandLine(Program.specFor(args)).parseArgs(args));
    } catch (ParameterException e) {
      badUsage(terminal, e);
      return ExitCode.BAD_INPUT;
    } catch (BadInput e) {
      terminal.say(e.problem());
      return ExitCode.BAD_INPUT;
    } catch (ConfigException e) {
      e.problems().forEach(p -> terminal.say(p.toString()));
      return ExitCode.BAD_INPUT;
    } catch (TraceException e) {
      e.problems().forEach(p -> terminal.say(p.toString()));
      return ExitCode.BAD_INPUT;
    } catch (ResultsException e) {
      e.problem().lines().forEach(terminal::say);
      return ExitCode.BAD_INPUT;
    } catch (RuntimeException | Error e) {
      internalError(terminal, e);
      return ExitCode.INTERNAL;
    }
  }

  private static int command(Terminal terminal, ParseResult parsed) {
    ParseResult deepest = parsed;
    while (deepest.hasSubcommand() && !deepest.isUsageHelpRequested()) {
      deepest = deepest.subcommand();
    }
    CommandLine line = deepest.commandSpec().commandLine();
    if (deepest.isUsageHelpRequested()) {
      line.usage(terminal.out(), terminal.helpColours());
      return ExitCode.DONE;
    }
    if (deepest.isVersionHelpRequested()) {
      terminal.out().println(Program.version());
      return ExitCode.DONE;
    }
    return ((Command) deepest.commandSpec().userObject()).run(deepest, terminal);
  }

  private static void badUsage(Terminal terminal, ParameterException e) {
    terminal.say(String.valueOf(e.getMessage()));
    UnmatchedArgumentException.printSuggestions(e, terminal.err());
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    terminal.err().println("Try '" + command + " --help'.");
  }

  private static void internalError(Terminal terminal, Throwable e) {
    terminal.say(
        "internal error: "
            + e
            + (terminal.debugging() ? "" : " (run with LIFEBOAT_DEBUG=1 for details)"));
    if (terminal.debugging()) {
      e.printStackTrace(terminal.err());
    }
  }
}

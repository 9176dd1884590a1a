package org.lifeboat.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code lifeboat completion}: the script that lets a shell complete commands, options and their
 * words.
 */
final class CompletionCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(this, "completion", "Print a script for completion in bash and zsh.");
    Specs.examples(
        spec,
        "source <(lifeboat completion)                # in this shell",
        "lifeboat completion >/etc/bash_completion.d/lifeboat");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    terminal.out().print(AutoComplete.bash(Program.NAME, new CommandLine(Program.specFor())));
    return ExitCode.DONE;
  }
}

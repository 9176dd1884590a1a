package org.lifeboat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The option that sends what a command has to say into a file. */
final class OutputFile {
  static final String OPTION = "--output";

  private OutputFile() {}

  static void addTo(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder("-o", OPTION)
            .type(Path.class)
            .paramLabel("FILE")
            .description("Where to write it; default: to standard output.")
            .build());
  }

  static Optional<Path> of(ParseResult arguments) {
    return Optional.ofNullable(arguments.matchedOptionValue(OPTION, null));
  }

  /**
   * Writes a text as UTF-8.
   *
   * @throws BadInput if it cannot
   */
  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new BadInput(OPTION + " " + file + ": cannot be written");
    }
  }
}

package org.lifeboat.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * Something that lifeboat does. Commands are described by hand, not by annotations, which would
 * cost more time than a boot.
 */
interface Command {
  /** Its name, options, parameters and help. */
  CommandSpec spec();

  /**
   * Does it.
   *
   * @param arguments what was given to it
   * @return an exit code
   * @throws BadInput if what was given cannot be used
   */
  int run(ParseResult arguments, Terminal terminal);
}

package org.lifeboat.engine.config;

import java.util.Comparator;

/**
 * One thing that is wrong with a configuration.
 *
 * @param file the file, as it was named, or {@code --set path=value}
 * @param line the line, from 1; 0 where there is none
 * @param path the key's path: {@code machine.memory-map[2].type}; empty where no key is at fault
 * @param what what is wrong
 * @param hint what would be right; may be empty
 */
public record ConfigProblem(String file, int line, String path, String what, String hint) {
  /** Ascending by file, then by line. */
  public static final Comparator<ConfigProblem> BY_PLACE =
      Comparator.comparing(ConfigProblem::file).thenComparingInt(ConfigProblem::line);

  /** The same, said of some kernels only. */
  ConfigProblem under(String kernels) {
    return new ConfigProblem(
        file, line, path, what + " (under " + Quote.shortened(kernels) + ")", hint);
  }

  /**
   * As {@code my.conf:7: machine.memory-map[2].type: 'usabel' is no type; did you mean 'usable'?}.
   */
  @Override
  public String toString() {
    return file
        + (line > 0 ? ":" + line : "")
        + ": "
        + (path.isEmpty() ? "" : path + ": ")
        + what
        + (hint.isEmpty() ? "" : "; " + hint);
  }
}

package org.lifeboat.load.trace;

import java.nio.file.Path;

/**
 * One thing that is wrong with recorded mappings.
 *
 * @param file the file
 * @param line the line, from 1; 0 where the whole file is at fault
 * @param what what is wrong, and what would be right
 */
public record MapTraceProblem(Path file, long line, String what) {
  /** As {@code maps.csv:7: a mapping of 0 bytes; 1 or more is right}. */
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + what;
  }
}

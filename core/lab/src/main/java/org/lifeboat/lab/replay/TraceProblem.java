package org.lifeboat.lab.replay;

import java.nio.file.Path;

/**
 * One thing that is wrong with a trace.
 *
 * @param file the file
 * @param line the line, from 1; 0 where the whole file is at fault
 * @param what what is wrong, and what would be right
 */
public record TraceProblem(Path file, int line, String what) {
  /** As {@code mine.trace:7: 'aloc 10': there is no such operation; did you mean 'alloc'?}. */
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + what;
  }
}

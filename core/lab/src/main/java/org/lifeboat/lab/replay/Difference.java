package org.lifeboat.lab.replay;

import java.nio.file.Path;

/**
 * Where an answer is not the expected one.
 *
 * @param trace the trace
 * @param line the line of the operation, from 1; 0 behind the last
 * @param operation the operation's text; empty behind the last
 * @param expectedLine the line of the expectation, from 1; where it ends, its last
 * @param expected what was expected: a line in quotes, or words for its absence
 * @param got what was answered instead, in the same way
 */
public record Difference(
    Path trace, int line, String operation, int expectedLine, String expected, String got) {
  /**
   * As {@code fuzz-1.trace:17: 'alloc 1000 1000 0 0 -1': expected 'at 2000' (line 4), got 'at
   * 1000'}.
   */
  @Override
  public String toString() {
    String where =
        line > 0 ? "%s:%s: '%s'".formatted(trace, line, operation) : trace + ": behind its end";
    return "%s: expected %s (line %s), got %s".formatted(where, expected, expectedLine, got);
  }
}

package org.lifeboat.lab.replay;

import java.nio.file.Path;
import java.util.List;

/** Operations in the order in which they are replayed; {@link TraceReader} reads them. */
public final class Trace {
  private final Path file;
  private final List<Step> steps;

  Trace(Path file, List<Step> steps) {
    this.file = file;
    this.steps = List.copyOf(steps);
  }

  /** Where it stands. */
  public Path file() {
    return file;
  }

  /** How many operations it has; at least one. */
  public int operations() {
    return steps.size();
  }

  List<Step> steps() {
    return steps;
  }

  /**
   * One operation and where it stands.
   *
   * @param line from 1
   * @param text the line
   * @param operation what it says
   */
  record Step(int line, String text, Operation operation) {}
}

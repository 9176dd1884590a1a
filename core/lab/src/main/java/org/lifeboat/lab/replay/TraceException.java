package org.lifeboat.lab.replay;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A trace cannot be read or replayed. All that is wrong with it is said at once, up to a bound. */
public final class TraceException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<TraceProblem> problems;

  /**
   * @param problems what is wrong, by line; at least one
   */
  public TraceException(List<TraceProblem> problems) {
    super(problems.stream().map(TraceProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, by line; at least one. */
  public List<TraceProblem> problems() {
    return problems;
  }
}

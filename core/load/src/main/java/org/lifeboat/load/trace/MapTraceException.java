package org.lifeboat.load.trace;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** Recorded mappings cannot be read. All that is wrong is said at once, up to a bound. */
public final class MapTraceException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<MapTraceProblem> problems;

  MapTraceException(List<MapTraceProblem> problems) {
    super(problems.stream().map(MapTraceProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, by line; at least one. */
  public List<MapTraceProblem> problems() {
    return problems;
  }
}

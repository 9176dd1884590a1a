package org.lifeboat.engine.config;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration cannot be used. All that is wrong with it is said at once. */
public final class ConfigException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<ConfigProblem> problems;

  ConfigException(List<ConfigProblem> problems) {
    super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, by file and line; at least one. */
  public List<ConfigProblem> problems() {
    return problems;
  }
}

package org.lifeboat.engine;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;
import org.lifeboat.engine.plugin.PluginProblem;

/** Plugins were asked for that cannot be used; the message has a line for each, with the reason. */
public final class PluginProblemsException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<PluginProblem> problems;

  PluginProblemsException(List<PluginProblem> problems) {
    super(
        problems.stream()
            .map(problem -> "plugin cannot be used: " + problem)
            .collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** What cannot be used, and why, in the order in which it was found; at least one. */
  public List<PluginProblem> problems() {
    return problems;
  }
}

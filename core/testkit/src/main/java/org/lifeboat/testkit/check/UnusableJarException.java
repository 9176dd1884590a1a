package org.lifeboat.testkit.check;

import java.io.Serial;
import java.util.List;

/** A jar that no program could take plugins from, so that there is nothing to check. */
public final class UnusableJarException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // a list of texts
  private final List<String> problems;

  UnusableJarException(List<String> problems) {
    super(String.join("; ", problems), null, false, false);
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, each with the jar's name. */
  public List<String> problems() {
    return problems;
  }
}

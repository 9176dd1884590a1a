package org.lifeboat.experiment.results;

import java.io.Serial;

/** Results that cannot be read, written or asked. */
public final class ResultsException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param problem what is wrong, with the file or folder where there is one, and what would be
   *     right
   */
  public ResultsException(String problem) {
    super(problem, null, false, false);
  }

  /** What is wrong and what would be right; may have several lines. */
  public String problem() {
    return String.valueOf(getMessage());
  }
}

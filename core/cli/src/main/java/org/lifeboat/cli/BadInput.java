package org.lifeboat.cli;

import java.io.Serial;

/** What the user gave cannot be used. */
final class BadInput extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param problem what is wrong and what would be right
   */
  BadInput(String problem) {
    super(problem, null, false, false);
  }

  String problem() {
    return String.valueOf(getMessage());
  }
}

package org.lifeboat.spark;

import java.io.Serial;

/** What was sent does not make the experiment that it should. */
final class RefusedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  RefusedException(String problem) {
    super(problem, null, false, false);
  }

  String problem() {
    return String.valueOf(getMessage());
  }
}

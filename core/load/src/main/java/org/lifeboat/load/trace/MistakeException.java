package org.lifeboat.load.trace;

import java.io.Serial;

/** One line is wrong; the message says what, and what would be right. */
class MistakeException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  MistakeException(String what) {
    super(what);
  }

  /** A mistake after which no line can be read. */
  static final class Last extends MistakeException {
    @Serial private static final long serialVersionUID = 1L;

    Last(String what) {
      super(what);
    }
  }
}

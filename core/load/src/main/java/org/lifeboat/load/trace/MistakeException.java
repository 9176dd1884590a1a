package org.lifeboat.load.trace;

import java.io.Serial;

/** One line is wrong. */
class MistakeException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String what;

  MistakeException(String what) {
    super(what);
    this.what = what;
  }

  /** What is wrong, and what would be right. */
  String what() {
    return what;
  }

  /** A mistake after which no line can be read. */
  static final class Last extends MistakeException {
    @Serial private static final long serialVersionUID = 1L;

    Last(String what) {
      super(what);
    }
  }
}

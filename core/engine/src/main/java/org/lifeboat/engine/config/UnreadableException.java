package org.lifeboat.engine.config;

import java.io.Serial;

/** A text cannot be read as configuration at all. */
final class UnreadableException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final int line;
  private final String hint;

  /**
   * @param line from 1; 0 where the whole text is at fault
   * @param what what is wrong
   * @param hint what would be right; may be empty
   */
  UnreadableException(int line, String what, String hint) {
    super(what);
    this.line = line;
    this.hint = hint;
  }

  int line() {
    return line;
  }

  String what() {
    return String.valueOf(getMessage());
  }

  String hint() {
    return hint;
  }
}

package org.lifeboat.evidence.log;

/** A log that cannot be used; the message says why and what would do instead. */
public final class LogException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * @param problem with the file's name first: {@code dmesg.txt: holds no line of a kernel}
   */
  public LogException(String problem) {
    super(problem);
  }

  /** What is wrong. */
  public String problem() {
    return String.valueOf(getMessage());
  }
}

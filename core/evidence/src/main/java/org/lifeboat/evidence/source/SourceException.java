package org.lifeboat.evidence.source;

/** What cannot be made into a machine; the message says what is missing and how to get it. */
public final class SourceException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * @param problem with the source's name first: {@code dmesg.txt: shows no memory map ...}
   */
  public SourceException(String problem) {
    super(problem, null, false, false);
  }

  /** What is wrong and what would be right. */
  public String problem() {
    return String.valueOf(getMessage());
  }
}

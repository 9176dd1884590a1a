package org.lifeboat.page.report;

import java.io.Serial;

/**
 * Rows cannot be shown as the experiment asks: a finding's query is no SQL, a chart names a column
 * that there is not. The message says which, and what would be right.
 */
public final class ReportException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  ReportException(String problem) {
    super(problem, null, false, false);
  }

  /** What is wrong, for people, in a line. */
  public String problem() {
    return String.valueOf(getMessage());
  }
}

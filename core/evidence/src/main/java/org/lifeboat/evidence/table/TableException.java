package org.lifeboat.evidence.table;

import java.io.Serial;

/** A text that was to hold tables, and is wrong; the message has file and line. */
public final class TableException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  /**
   * @param place {@code tables.txt:17}
   * @param problem what is wrong there and what would be right
   */
  public TableException(String place, String problem) {
    super(place + ": " + problem, null, false, false);
  }

  /** Place, what is wrong and what would be right, in a line. */
  public String problem() {
    return String.valueOf(getMessage());
  }
}

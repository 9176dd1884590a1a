package org.lifeboat.engine.config;

/** Quotes what somebody wrote, in a message of one line. */
public final class Quote {
  private static final int LONGEST = 60;

  private Quote() {}

  /** A text in quotes, cut where it is long. */
  public static String quoted(String text) {
    return "'" + shortened(text) + "'";
  }

  /** A text, cut where it is long. */
  static String shortened(String text) {
    String line = printable(text);
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  /** A text without control characters: no terminal obeys a message. */
  static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}

package org.lifeboat.engine.config;

/**
 * What one configuration may cost, all that it includes counted in. The HOCON library takes time
 * that grows with the square, or faster, of some of these.
 */
final class Budget {
  /** Blocks and lists inside each other, and the parts of a dotted key. */
  static final int DEPTH = 100;

  /** Files that include each other in turn. */
  static final int INCLUDE_DEPTH = 20;

  /** Characters and quoted texts that make one value. */
  static final int VALUE_PARTS = 4096;

  private static final int INCLUDES = 1000;
  private static final int SEPARATORS = 500_000;
  private static final int MERGES = 1000;

  private int characters;
  private int includes;
  private int separators;
  private int merges;

  /** One more text is read. */
  void text(String text) throws UnreadableException {
    characters += text.length();
    check(
        0,
        characters > TextFiles.MOST_BYTES,
        "is, with what it includes, larger than " + (TextFiles.MOST_BYTES >> 20) + " MB");
  }

  /** One more file is included. */
  void include(int line) throws UnreadableException {
    check(line, ++includes > INCLUDES, "includes more than " + INCLUDES + " files");
  }

  /** One more comma, line end, bracket or equals sign. */
  void separator(int line) throws UnreadableException {
    check(
        line, ++separators > SEPARATORS, "has more than " + SEPARATORS + " keys, values and lines");
  }

  /** One more key that adds to what is there: a dotted key, or one given before. */
  void merge(int line) throws UnreadableException {
    check(
        line,
        ++merges > MERGES,
        "has more than " + MERGES + " keys that are dotted or given twice");
  }

  private static void check(int line, boolean exceeded, String what) throws UnreadableException {
    if (exceeded) {
      throw new UnreadableException(line, what, "");
    }
  }
}

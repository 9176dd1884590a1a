package org.lifeboat.engine.render;

/** What colour says about a piece of text; the words alone must say it too. */
public enum Tone {
  /** No colour. */
  PLAIN(""),
  /** A heading. */
  STRONG("1"),
  /** Of little interest. */
  DIM("2"),
  /** It works. */
  GOOD("32"),
  /** It works, at a price. */
  WARNING("33"),
  /** It is dead. */
  BAD("1;31");

  private final String sgr;

  Tone(String sgr) {
    this.sgr = sgr;
  }

  /** The text between the escape sequences of this tone (ECMA-48, select graphic rendition). */
  String paint(String text) {
    return sgr.isEmpty() || text.isEmpty() ? text : "\033[" + sgr + "m" + text + "\033[0m";
  }
}

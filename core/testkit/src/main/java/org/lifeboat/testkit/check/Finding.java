package org.lifeboat.testkit.check;

/** What came of trying a clause. */
public sealed interface Finding {
  /** The plugin makes it true, as far as was tried. */
  record Held() implements Finding {}

  /**
   * It does not.
   *
   * @param problem what is wrong, in a sentence
   * @param witness the smallest case that shows it, as HOCON or a trace; may be empty
   */
  record Broken(String problem, String witness) implements Finding {}

  /**
   * Nobody knows.
   *
   * @param why what came between
   */
  record NotJudged(String why) implements Finding {}
}

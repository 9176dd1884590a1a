package org.lifeboat.evidence.log;

/**
 * A kind of line in words.
 *
 * @param meaning what it means, a clause without a point
 * @param detail what the numbers say, a clause without a point; may be empty
 * @param helps what helps, without a point; empty where nothing need
 * @param inVain what is often tried and does not help; may be empty
 */
public record Explanation(String meaning, String detail, String helps, String inVain) {
  /** The words that a kind has of itself. */
  static Explanation of(LoggedNote.Kind kind) {
    return new Explanation(kind.meaning(), "", kind.helps(), kind.inVain());
  }

  /** The same with what the numbers say. */
  Explanation saying(String numbers) {
    return new Explanation(meaning, numbers, helps, inVain);
  }
}

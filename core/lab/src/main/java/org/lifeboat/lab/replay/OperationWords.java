package org.lifeboat.lab.replay;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import org.lifeboat.engine.config.Quote;

/** The words of one line of a trace, read one after the other: first an operation, then numbers. */
public final class OperationWords {
  /** The longest operation in characters, many times what one needs. */
  public static final int LONGEST_LINE = 256;

  private static final int HEX = 16;
  private static final int HEX_BITS = 4;

  private final List<String> words;
  private int next = 1;

  /**
   * @param line a line without its end, not blank and not {@link #isBinary binary}
   */
  public OperationWords(String line) {
    words = new ArrayList<>();
    int start = -1;
    for (int at = 0; at <= line.length(); at++) {
      char c = at == line.length() ? ' ' : line.charAt(at);
      boolean blank = c == ' ' || c == '\t';
      if (blank && start >= 0) {
        words.add(line.substring(start, at));
      }
      start = blank ? -1 : start < 0 ? at : start;
    }
  }

  /** Whether a line has other characters than printable ASCII, blanks and tabs. */
  public static boolean isBinary(String line) {
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c != '\t' && (c < ' ' || c > '~')) {
        return true;
      }
    }
    return false;
  }

  /** The name of the operation. */
  public String name() {
    return words.get(0);
  }

  /** Whether there is another word. */
  boolean hasNext() {
    return next < words.size();
  }

  /** The next word, which {@link #expect} has seen. */
  String next() {
    return words.get(next++);
  }

  /**
   * Looks whether there are as many words as there must be.
   *
   * @param form how the operation is written
   * @param fewest words behind its name
   * @param most words behind its name
   */
  public void expect(String form, int fewest, int most) throws MistakeException {
    int given = words.size() - 1;
    if (given < fewest) {
      throw new MistakeException("a word is missing; the form is '" + form + "'");
    }
    if (given > most) {
      throw new MistakeException(
          Quote.quoted(words.get(most + 1)) + " is too much; the form is '" + form + "'");
    }
  }

  /** The next word, which {@link #expect} has seen, as hexadecimal digits of at most 64 bits. */
  public long number() throws MistakeException {
    String word = next();
    if (word.startsWith("0x") || word.startsWith("0X")) {
      throw new MistakeException(
          Quote.quoted(word) + " is no number: write hexadecimal digits without 0x");
    }
    long number = 0;
    boolean fits = true;
    for (int at = 0; at < word.length(); at++) {
      int digit = Character.digit(word.charAt(at), HEX);
      if (digit < 0) {
        throw new MistakeException(
            Quote.quoted(word) + " is no number: write hexadecimal digits, unsigned");
      }
      fits &= number >>> (Long.SIZE - HEX_BITS) == 0;
      number = number << HEX_BITS | digit;
    }
    if (!fits) {
      throw new MistakeException(Quote.quoted(word) + " is no number of 64 bits");
    }
    return number;
  }

  /** The line is no operation; the message says why. */
  public static final class MistakeException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param what what is wrong, and what would be right
     */
    public MistakeException(String what) {
      super(what);
    }
  }
}

package org.lifeboat.load.trace;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text, one at a time, none longer than is allowed: of a longer one the beginning is
 * had, and what is left of it is skipped.
 */
final class Lines {
  /** The longest line in characters, many times what one needs. */
  static final int LONGEST = 4096;

  /** So much of a line is skipped; what has no line feed for longer is no text. */
  static final int MOST_SKIPPED = 1 << 24;

  private static final int BUFFER = 1 << 16;
  private static final int END = -1;

  private final Reader reader;
  private final char[] buffer = new char[BUFFER];
  private int next;
  private int filled;
  private long number;
  private int skipped;

  Lines(Reader reader) {
    this.reader = reader;
  }

  /** The number of the last line, from 1. */
  long number() {
    return number;
  }

  /** Whether the last line was longer than is allowed. */
  boolean isTooLong() {
    return skipped > 0;
  }

  /** Whether the last line was so long that its end was not looked for. */
  boolean isEndless() {
    return skipped == MOST_SKIPPED;
  }

  /**
   * The next line without its end, a line feed with or without a carriage return; null behind the
   * last.
   */
  @Nullable String next() throws IOException {
    int first = read();
    if (first == END) {
      return null;
    }
    number++;
    skipped = 0;
    StringBuilder line = new StringBuilder();
    for (int c = first; c != END && c != '\n' && !isEndless(); c = read()) {
      if (line.length() < LONGEST) {
        line.append((char) c);
      } else {
        skipped++;
      }
    }
    int length = line.length();
    if (length > 0 && line.charAt(length - 1) == '\r') {
      line.setLength(length - 1);
    }
    return line.toString();
  }

  private int read() throws IOException {
    if (next == filled) {
      filled = Math.max(0, reader.read(buffer));
      next = 0;
      if (filled == 0) {
        return END;
      }
    }
    return buffer[next++];
  }
}

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

  private static final int BUFFER = 1 << 16;
  private static final int END = -1;

  private final Reader reader;
  private final char[] buffer = new char[BUFFER];
  private int next;
  private int filled;
  private long number;
  private boolean isTooLong;

  Lines(Reader reader) {
    this.reader = reader;
  }

  /** The number of the last line, from 1. */
  long number() {
    return number;
  }

  /** Whether the last line was longer than is allowed. */
  boolean isTooLong() {
    return isTooLong;
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
    isTooLong = false;
    StringBuilder line = new StringBuilder();
    for (int c = first; c != END && c != '\n'; c = read()) {
      if (line.length() < LONGEST) {
        line.append((char) c);
      } else {
        isTooLong = true;
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

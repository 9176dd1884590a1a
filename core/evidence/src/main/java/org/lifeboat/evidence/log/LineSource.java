package org.lifeboat.evidence.log;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The lines of a byte stream, packed with gzip or not, whatever ends them, one at a time: control
 * characters are left out, and of a very long line what a kernel does not keep.
 */
final class LineSource implements Closeable {
  /** More than the kernel keeps of a message (LOG_LINE_MAX) with what may stand before it. */
  static final int LONGEST = 4096;

  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int PEEK = 2;
  private static final int UTF_8_MARK = 0xefbbbf;
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int filled;
  private boolean ended;
  private boolean torn;
  private boolean returned;

  private LineSource(InputStream in) {
    this.in = in;
  }

  /** Lines of {@code bytes}, which must support marks. */
  static LineSource of(InputStream bytes) throws IOException {
    if (peek(bytes) != GZIP_MAGIC) {
      skipByteOrderMark(bytes);
      return new LineSource(bytes);
    }
    try {
      return new LineSource(new GZIPInputStream(bytes, BUFFER));
    } catch (EOFException | ZipException e) {
      LineSource nothing = new LineSource(InputStream.nullInputStream());
      nothing.torn = true;
      return nothing;
    }
  }

  private static int peek(InputStream bytes) throws IOException {
    bytes.mark(PEEK);
    int first = bytes.read() << Byte.SIZE | bytes.read();
    bytes.reset();
    return first;
  }

  /** Of UTF-16 in either order, whose zero bytes are left out as all control characters are. */
  private static void skipByteOrderMark(InputStream bytes) throws IOException {
    int first = peek(bytes);
    if (first == 0xfffe || first == 0xfeff) {
      bytes.skipNBytes(PEEK);
    } else if (first == UTF_8_MARK >> Byte.SIZE) {
      bytes.mark(PEEK + 1);
      bytes.skipNBytes(PEEK);
      if (bytes.read() != (UTF_8_MARK & 0xff)) {
        bytes.reset();
      }
    }
  }

  /**
   * The next line, without what ends it; empty at the end. What a console sends after a carriage
   * return, another one and a line feed, ends no other line.
   */
  Optional<String> next() throws IOException {
    StringBuilder line = new StringBuilder();
    boolean any = false;
    while (fill()) {
      while (at < filled) {
        int c = buffer[at++] & 0xff;
        if (c == '\n' || c == '\r') {
          boolean rest = returned;
          returned = c == '\r';
          if (!rest) {
            return Optional.of(line.toString());
          }
        } else if (c != 0) {
          returned = false;
          any = true;
          if (line.length() < LONGEST && isShown(c)) {
            line.append((char) c);
          }
        }
      }
    }
    return any ? Optional.of(line.toString()) : Optional.empty();
  }

  private static boolean isShown(int c) {
    return c >= ' ' && c != 0x7f || c == '\t' || c == 0x1b;
  }

  /** Whether there are bytes, after more were read where none was left. */
  private boolean fill() throws IOException {
    if (at < filled || ended) {
      return at < filled;
    }
    at = 0;
    try {
      filled = Math.max(0, in.read(buffer));
    } catch (EOFException | ZipException e) {
      filled = 0;
      torn = true;
    }
    ended = filled == 0;
    return !ended;
  }

  /** Whether packed data ended too early, or is damaged: what came before counts. */
  boolean isTorn() {
    return torn;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

package org.lifeboat.lab.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a file of any size, one after the other, in bounded memory. A character is a byte:
 * whatever a file holds, it can be read and quoted.
 */
public final class TraceLines implements AutoCloseable {
  /** Bytes of a line that are looked at: a device file may never have a line feed. */
  static final int MOST_LINE_BYTES = 1 << 24;

  private static final int CHUNK = 1 << 16;

  private final Path file;
  private final InputStream in;
  private final byte[] chunk = new byte[CHUNK];
  private final byte[] line;
  private int position;
  private int end;
  private int number;
  private boolean cut;
  private boolean fed = true;

  /**
   * Opens a file.
   *
   * @param longest characters of a line that are kept
   * @throws TraceException if it cannot be read
   */
  public TraceLines(Path file, int longest) {
    this(file, TraceFiles.open(file), longest);
  }

  /**
   * Takes what is read somewhere; {@link #close} closes it.
   *
   * @param name where it is said to stand
   * @param longest characters of a line that are kept
   */
  public TraceLines(Path name, InputStream in, int longest) {
    this.file = name;
    this.in = in;
    line = new byte[longest];
  }

  /**
   * The next line, without its line feed and cut where it is too long; none behind the last.
   *
   * @throws TraceException if it cannot be read, or has no end for {@link #MOST_LINE_BYTES}
   */
  public Optional<String> next() {
    int kept = 0;
    int passed = 0;
    cut = false;
    if (position == end && !fill()) {
      return Optional.empty();
    }
    number = number == Integer.MAX_VALUE ? number : number + 1;
    do {
      int feed = position;
      while (feed < end && chunk[feed] != '\n') {
        feed++;
      }
      int part = Math.min(feed - position, line.length - kept);
      System.arraycopy(chunk, position, line, kept, part);
      kept += part;
      cut |= part < feed - position;
      fed = feed < end;
      passed += feed - position;
      position = fed ? feed + 1 : end;
      if (passed > MOST_LINE_BYTES) {
        throw new TraceException(
            List.of(
                new TraceProblem(
                    file, number, "the line is longer than " + (MOST_LINE_BYTES >> 20) + " MB")));
      }
    } while (!fed && fill());
    return Optional.of(new String(line, 0, kept, StandardCharsets.ISO_8859_1));
  }

  private boolean fill() {
    try {
      end = Math.max(0, in.read(chunk));
      position = 0;
      return end > 0;
    } catch (IOException e) {
      throw TraceFiles.unreadable(file, "cannot be read: " + e.getMessage());
    }
  }

  /** The number of the line that {@link #next} gave last, from 1; 0 before the first. */
  public int number() {
    return number;
  }

  /** Whether that line is longer than what was kept of it. */
  public boolean isCut() {
    return cut;
  }

  /** Whether that line ended with a line feed; true before the first. */
  public boolean isEnded() {
    return fed;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw TraceFiles.unreadable(file, "cannot be closed: " + e.getMessage());
    }
  }
}

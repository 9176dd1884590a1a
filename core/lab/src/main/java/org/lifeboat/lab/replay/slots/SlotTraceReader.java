package org.lifeboat.lab.replay.slots;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lifeboat.engine.config.Quote;
import org.lifeboat.lab.replay.OperationWords;
import org.lifeboat.lab.replay.OperationWords.MistakeException;
import org.lifeboat.lab.replay.TraceException;
import org.lifeboat.lab.replay.TraceLines;
import org.lifeboat.lab.replay.TraceProblem;

/**
 * Reads a trace of any length, operation by operation; blank lines are skipped. The first mistake
 * ends it.
 */
final class SlotTraceReader implements AutoCloseable {
  /** Of the first line, which quotes a kernel's options. */
  private static final int LONGEST_HEADER = 4096;

  private final Path file;
  private final TraceLines lines;
  private final SlotTraceHeader header;
  private final SlotOperationReader operations;
  private String text = "";

  /**
   * Opens a trace and reads its first line.
   *
   * @throws TraceException if it cannot be read or does not begin as a trace does
   */
  SlotTraceReader(Path file) {
    this(file, new TraceLines(file, LONGEST_HEADER));
  }

  /**
   * The same of what is read somewhere.
   *
   * @param name where it is said to stand
   */
  SlotTraceReader(Path name, InputStream in) {
    this(name, new TraceLines(name, in, LONGEST_HEADER));
  }

  private SlotTraceReader(Path file, TraceLines lines) {
    this.file = file;
    this.lines = lines;
    try {
      header = readHeader();
    } catch (TraceException e) {
      lines.close();
      throw e;
    }
    operations = new SlotOperationReader(header);
  }

  private SlotTraceHeader readHeader() {
    Optional<String> line = lines.next();
    if (line.isEmpty()) {
      throw problem("is empty; the first line must be '" + SlotTraceHeader.FORM + "'");
    }
    text = checked(line.get(), LONGEST_HEADER);
    try {
      return SlotTraceHeader.parse(text);
    } catch (MistakeException e) {
      throw mistake(e);
    }
  }

  SlotTraceHeader header() {
    return header;
  }

  /**
   * The next operation; null behind the last.
   *
   * @throws TraceException if the line is none
   */
  @Nullable SlotOperation next() {
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      text = checked(line.get(), OperationWords.LONGEST_LINE);
      if (!text.isEmpty()) {
        try {
          return operations.read(new OperationWords(text));
        } catch (MistakeException e) {
          throw mistake(e);
        }
      }
    }
    return null;
  }

  private String checked(String line, int longest) {
    if (lines.isCut() || line.length() > longest) {
      throw problem("the line is longer than " + longest + " characters");
    }
    String stripped = line.strip();
    if (OperationWords.isBinary(stripped)) {
      throw problem("the line is binary, not an operation in ASCII");
    }
    return stripped;
  }

  /** Where the last operation stands, from 1. */
  int line() {
    return lines.number();
  }

  /** Its line. */
  String text() {
    return text;
  }

  /** What is wrong with the last operation. */
  TraceException mistake(MistakeException what) {
    return problem(Quote.quoted(text) + ": " + what.getMessage());
  }

  /** Something that is wrong where the reader is. */
  TraceException problem(String what) {
    return new TraceException(List.of(new TraceProblem(file, line(), what)));
  }

  @Override
  public void close() {
    lines.close();
  }
}

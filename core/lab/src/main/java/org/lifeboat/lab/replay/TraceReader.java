package org.lifeboat.lab.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lifeboat.engine.config.Quote;
import org.lifeboat.lab.replay.Trace.Step;

/**
 * Reads traces: one operation a line, blank lines skipped, lines ended by a line feed with or
 * without a carriage return. Nothing that a file may hold makes it fail otherwise than by naming
 * file, line and reason.
 */
public final class TraceReader {
  /** More than anybody reads; a file of another kind must not fill the screen. */
  static final int MOST_PROBLEMS = 20;

  private final Path file;
  private final List<Step> steps = new ArrayList<>();
  private final List<TraceProblem> problems = new ArrayList<>();

  private TraceReader(Path file) {
    this.file = file;
  }

  /**
   * Reads a file of at most 16 MB.
   *
   * @throws TraceException if it cannot be read or is no trace
   */
  public static Trace read(Path file) {
    return parse(file, TraceFiles.text(file, TraceFiles.MOST_TRACE_BYTES));
  }

  /**
   * Reads a text.
   *
   * @param file where it is said to stand
   * @throws TraceException if it is no trace
   */
  public static Trace parse(Path file, String text) {
    return new TraceReader(file).parse(text);
  }

  private Trace parse(String text) {
    int number = 0;
    int start = 0;
    while (start < text.length() && problems.size() < MOST_PROBLEMS) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed;
      number++;
      line(number, text, start, end);
      start = end + 1;
    }
    if (problems.size() == MOST_PROBLEMS) {
      problems.add(
          new TraceProblem(file, 0, "only the first " + MOST_PROBLEMS + " mistakes are shown"));
    } else if (problems.isEmpty() && steps.isEmpty()) {
      problems.add(new TraceProblem(file, 0, "holds no operation; the first is usually an 'add'"));
    }
    if (!problems.isEmpty()) {
      throw new TraceException(problems);
    }
    return new Trace(file, steps);
  }

  private void line(int number, String text, int start, int end) {
    if (end - start > OperationWords.LONGEST_LINE) {
      problem(number, "the line is longer than " + OperationWords.LONGEST_LINE + " characters");
      return;
    }
    String line = text.substring(start, end).strip();
    if (OperationWords.isBinary(line)) {
      problem(number, "the line is binary, not an operation in ASCII");
    } else if (!line.isEmpty()) {
      try {
        steps.add(new Step(number, line, new OperationReader(line).read()));
      } catch (OperationWords.MistakeException e) {
        problem(number, Quote.quoted(line) + ": " + e.getMessage());
      }
    }
  }

  private void problem(int line, String what) {
    problems.add(new TraceProblem(file, line, what));
  }
}

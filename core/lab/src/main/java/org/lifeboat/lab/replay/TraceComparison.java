package org.lifeboat.lab.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lifeboat.engine.config.Quote;
import org.lifeboat.lab.replay.Operation.AnswerForm;
import org.lifeboat.lab.replay.Trace.Step;

/**
 * Holds the answers to a trace against the expected ones, operation by operation: after a
 * difference, the next operation is compared with what is expected of it.
 */
public final class TraceComparison {
  /** Differences of one trace that are kept; the others are counted. */
  static final int MOST_KEPT = 20;

  private final Path trace;
  private final Expectation expectation;
  private final List<Difference> kept = new ArrayList<>();
  private int found;
  private @Nullable Step step;
  private boolean differs;

  private TraceComparison(Path trace, String expected) {
    this.trace = trace;
    this.expectation = new Expectation(expected);
  }

  /**
   * Replays a trace and compares.
   *
   * @param expected the file of expected answers
   * @throws AllocatorFaultException if the allocator breaks its contract
   * @throws TraceException if the expectation cannot be read or the trace cannot be replayed
   */
  public static Result compare(AllocatorReplay replay, Trace trace, Path expected) {
    String text = TraceFiles.text(expected, TraceFiles.MOST_EXPECTED_BYTES);
    TraceComparison comparison = new TraceComparison(trace.file(), text);
    replay.replay(trace, comparison::begin, comparison::answer);
    comparison.finish();
    return new Result(comparison.found, List.copyOf(comparison.kept));
  }

  /**
   * What came of it.
   *
   * @param differences how many operations were answered differently
   * @param first the first of the differences, by line
   */
  public record Result(int differences, List<Difference> first) {
    /** Whether every byte agrees. */
    public boolean agrees() {
      return differences == 0;
    }
  }

  private void begin(Step next) {
    endStep();
    step = next;
    expectation.begin(next.operation().answer());
  }

  private void answer(String got) {
    compare(expectation.next(), Optional.of(got));
  }

  /** What is expected of an operation beyond what was answered. */
  private void endStep() {
    compare(expectation.next(), Optional.empty());
    expectation.skip();
    differs = false;
  }

  private void finish() {
    endStep();
    step = null;
    expectation.begin(AnswerForm.LINE);
    compare(expectation.next(), Optional.empty());
    if (!expectation.endsWithLineFeed()) {
      differs = false;
      add(expectation.line(), "no line feed at the end", "a line feed");
    }
  }

  private void compare(Optional<String> expected, Optional<String> got) {
    if (!expected.equals(got)) {
      add(expectation.line(), words(expected), words(got));
    }
  }

  private static String words(Optional<String> line) {
    return line.map(Quote::quoted).orElse("nothing more");
  }

  private void add(int expectedLine, String expected, String got) {
    if (differs) {
      return;
    }
    differs = true;
    found++;
    if (kept.size() < MOST_KEPT) {
      int line = step == null ? 0 : step.line();
      String text = step == null ? "" : step.text();
      kept.add(new Difference(trace, line, text, expectedLine, expected, got));
    }
  }

  /** The expected lines, given out operation by operation. */
  private static final class Expectation {
    private final String text;
    private int position;
    private int line;
    private AnswerForm rest = AnswerForm.NONE;

    Expectation(String text) {
      this.text = text;
    }

    void begin(AnswerForm form) {
      rest = form;
    }

    /** The next line of the answer; none behind its end. */
    Optional<String> next() {
      if (rest == AnswerForm.NONE || position == text.length()) {
        return Optional.empty();
      }
      int feed = text.indexOf('\n', position);
      String next = text.substring(position, feed < 0 ? text.length() : feed);
      position = feed < 0 ? text.length() : feed + 1;
      line++;
      if (rest == AnswerForm.LINE || next.equals(AnswerLines.END)) {
        rest = AnswerForm.NONE;
      }
      return Optional.of(next);
    }

    /** Passes over what is left of the answer. */
    void skip() {
      while (next().isPresent()) {}
    }

    /** The line that was given out last, from 1. */
    int line() {
      return line;
    }

    boolean endsWithLineFeed() {
      return text.isEmpty() || text.endsWith("\n");
    }
  }
}

package org.lifeboat.lab.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lifeboat.engine.config.Quote;

/**
 * Holds the answers to a trace against the expected ones, operation by operation: after a
 * difference, the next operation is compared with what is expected of it.
 */
public final class TraceComparison implements Replay.Listener {
  /** Differences of one trace that are kept; the others are counted. */
  static final int MOST_KEPT = 20;

  /** Characters of an expected line that are kept; no answer has as many. */
  private static final int LONGEST_EXPECTED = 4096;

  private final Path trace;
  private final Expectation expectation;
  private final List<Difference> kept = new ArrayList<>();
  private int found;
  private int line;
  private String text = "";
  private boolean differs;

  private TraceComparison(Path trace, Expectation expectation) {
    this.trace = trace;
    this.expectation = expectation;
  }

  /**
   * Replays a trace and compares.
   *
   * @param expected the file of expected answers
   * @throws AllocatorFaultException if the allocator breaks its contract
   * @throws TraceException if the expectation cannot be read or the trace cannot be replayed
   */
  public static Result compare(Replay replay, Path trace, Path expected) {
    try (TraceLines lines = new TraceLines(expected, LONGEST_EXPECTED)) {
      TraceComparison comparison = new TraceComparison(trace, new Expectation(lines));
      replay.replay(trace, comparison);
      comparison.finish();
      return new Result(comparison.found, List.copyOf(comparison.kept));
    }
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

  @Override
  public void operation(int number, String operation, AnswerForm form) {
    endOperation();
    line = number;
    text = operation;
    expectation.begin(form);
  }

  @Override
  public void answer(String got) {
    compare(expectation.next(), Optional.of(got));
  }

  /** What is expected of an operation beyond what was answered. */
  private void endOperation() {
    compare(expectation.next(), Optional.empty());
    expectation.skip();
    differs = false;
  }

  private void finish() {
    endOperation();
    line = 0;
    text = "";
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
      kept.add(new Difference(trace, line, text, expectedLine, expected, got));
    }
  }
}

package org.lifeboat.lab.replay;

import java.util.Optional;

/** The expected lines, given out operation by operation. */
final class Expectation {
  private final TraceLines lines;
  private AnswerForm rest = AnswerForm.NONE;

  Expectation(TraceLines lines) {
    this.lines = lines;
  }

  /** The next lines answer an operation. */
  void begin(AnswerForm form) {
    rest = form;
  }

  /** The next line of the answer; none behind its end. */
  Optional<String> next() {
    Optional<String> next = rest == AnswerForm.NONE ? Optional.empty() : lines.next();
    if (rest == AnswerForm.LINE || next.filter(AnswerLines.END::equals).isPresent()) {
      rest = AnswerForm.NONE;
    }
    return next;
  }

  /** Passes over what is left of the answer. */
  void skip() {
    while (next().isPresent()) {}
  }

  /** The line that was given out last, from 1. */
  int line() {
    return lines.number();
  }

  /** Whether that line ends with a line feed. */
  boolean endsWithLineFeed() {
    return lines.isEnded();
  }
}

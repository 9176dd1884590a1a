package org.lifeboat.testkit.contract;

import java.io.Serial;

/** A clause that a plugin does not make true; the message has the problem and what shows it. */
public final class Breach extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String problem;
  private final String witness;

  Breach(String problem, String witness) {
    super(
        witness.isEmpty() ? problem : problem + "\nThe smallest case that shows it:\n\n" + witness,
        null,
        false,
        false);
    this.problem = problem;
    this.witness = witness;
  }

  Breach(String problem) {
    this(problem, "");
  }

  /** What is wrong, in a sentence. */
  public String problem() {
    return problem;
  }

  /**
   * The smallest case that shows it, ready to be tried by hand: a plan in HOCON, or a trace of
   * operations; empty where the problem says all.
   */
  public String witness() {
    return witness;
  }
}

package org.lifeboat.testkit.contract;

import java.io.Serial;

/** A clause that a plugin does not make true. */
public final class Breach extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String witness;

  Breach(String problem, String witness) {
    super(problem, null, false, false);
    this.witness = witness;
  }

  Breach(String problem) {
    this(problem, "");
  }

  /** The problem and what shows it. */
  @Override
  public String toString() {
    return witness.isEmpty()
        ? problem()
        : problem() + "\nThe smallest case that shows it:\n\n" + witness;
  }

  /** What is wrong, in a sentence. */
  public String problem() {
    return String.valueOf(getMessage());
  }

  /**
   * The smallest case that shows it, ready to be tried by hand: a plan in HOCON, or a trace of
   * operations; empty where the problem says all.
   */
  public String witness() {
    return witness;
  }
}

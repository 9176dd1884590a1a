package org.lifeboat.experiment.matrix;

import java.io.Serial;
import java.math.BigInteger;

/** There are more combinations than can be numbered. */
public final class TooManyException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final BigInteger count;

  TooManyException(String what, BigInteger count) {
    super(what);
    this.count = count;
  }

  /** How many there are. */
  public BigInteger count() {
    return count;
  }
}

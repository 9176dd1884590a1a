package org.lifeboat.spark;

import java.io.Serial;
import java.util.List;

/** What was thrown on a worker, which may be of a class that only a plugin there has. */
final class RemoteFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param thrown in words
   * @param trace where it was thrown
   */
  RemoteFailure(String thrown, List<StackTraceElement> trace) {
    super(thrown);
    setStackTrace(trace.toArray(StackTraceElement[]::new));
  }

  /** As what was thrown says itself. */
  @Override
  @SuppressWarnings(
      "OverrideThrowableToString") // its class would only be in the way of the other's
  public String toString() {
    return String.valueOf(getMessage());
  }
}

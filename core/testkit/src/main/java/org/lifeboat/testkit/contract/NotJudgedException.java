package org.lifeboat.testkit.contract;

import java.io.Serial;

/**
 * Nobody can say whether a clause holds: the plugin has hung, or used up stack or heap, so often
 * that the boots for it were not all tried. What it did so often is a breach of another clause.
 */
public final class NotJudgedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  NotJudgedException() {
    super(
        "not all boots were tried: too many of them hung or used up what there is",
        null,
        false,
        false);
  }
}

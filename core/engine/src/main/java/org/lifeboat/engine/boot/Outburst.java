package org.lifeboat.engine.boot;

import org.lifeboat.api.stage.StageClosedException;
import org.lifeboat.engine.event.Misdeed;
import org.lifeboat.engine.ledger.OwnershipException;
import org.lifeboat.engine.plugin.Thrown;

/** What was thrown while a plugin had its turn, in words and by its sort. */
final class Outburst {
  private Outburst() {}

  /** What a plugin does that lets this out. */
  static Misdeed misdeed(Throwable thrown) {
    return thrown instanceof VirtualMachineError ? Misdeed.EXHAUSTED : Misdeed.THREW;
  }

  /** What a plugin does that asks the engine for what makes it throw this. */
  static Misdeed misdeedOfRequest(Throwable thrown) {
    if (thrown instanceof OwnershipException) {
      return Misdeed.FOREIGN_MEMORY;
    }
    return thrown instanceof StageClosedException ? Misdeed.STAGE_KEPT : Misdeed.BAD_REQUEST;
  }

  /** What the engine itself says to a plugin. */
  static String wordsOfEngine(Throwable thrown) {
    String message = thrown.getMessage();
    boolean inWords =
        thrown instanceof IllegalStateException || thrown instanceof IllegalArgumentException;
    return inWords && message != null ? message : words(thrown);
  }

  /** What comes out of a plugin. */
  static String words(Throwable thrown) {
    return "threw " + Thrown.words(thrown);
  }
}

package org.lifeboat.api.stage;

import java.io.Serial;

/** A stage was used after it ended. */
public final class StageClosedException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param stage name of the stage
   */
  public StageClosedException(String stage) {
    super("the " + stage + " stage is over; a plugin must not keep it");
  }
}

package org.lifeboat.experiment.run;

import java.io.Serial;

/** The source of rows failed, which it never should: what a plugin does wrong becomes a row. */
public final class RowException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final long row;

  /**
   * @param row the number of the row
   * @param cause what was thrown
   */
  public RowException(long row, Throwable cause) {
    super("boot " + row + ": " + cause, cause);
    this.row = row;
  }

  /** The number of the row. */
  public long row() {
    return row;
  }
}

package org.lifeboat.firmware.source;

import java.io.Serial;
import org.lifeboat.evidence.table.TableException;

/** A file that is no table, or cannot be read. */
public final class UnreadableException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param file which file
   * @param problem what is wrong with it and what would be right
   */
  public UnreadableException(String file, String problem) {
    super(file + ": " + problem, null, false, false);
  }

  /** The same of a text of acpidump. */
  UnreadableException(TableException found) {
    super(found.problem(), null, false, false);
  }

  /** File, what is wrong and what would be right, in a line. */
  public String problem() {
    return String.valueOf(getMessage());
  }
}

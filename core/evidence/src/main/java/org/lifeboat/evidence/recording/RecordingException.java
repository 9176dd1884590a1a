package org.lifeboat.evidence.recording;

import java.io.Serial;

/** A recording that cannot be read. */
public final class RecordingException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param file which file of it, as it was named
   * @param problem what is wrong and what would be right
   */
  public RecordingException(String file, String problem) {
    super((file + ": " + problem).replaceAll("\\p{Cntrl}", "?"), null, false, false);
  }

  /** File, what is wrong and what would be right, in one line without control characters. */
  public String problem() {
    return String.valueOf(getMessage());
  }
}

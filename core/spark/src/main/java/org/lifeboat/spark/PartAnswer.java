package org.lifeboat.spark;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import org.lifeboat.experiment.results.PartFolder;

/**
 * What a worker answers. What would be the same on any worker is an answer, so that Spark does not
 * try it again; what the worker is to blame for is thrown.
 */
sealed interface PartAnswer extends Serializable {
  /** The part. */
  final class Made implements PartAnswer {
    @Serial private static final long serialVersionUID = 1L;

    private final byte[] file;

    /**
     * @param file all bytes of it, which are not changed any more
     */
    Made(byte[] file) {
      this.file = file;
    }

    void publish(int part, PartFolder folder) {
      folder.publish(part, file);
    }
  }

  /**
   * The rows' source fails.
   *
   * @param row at which row
   * @param thrown what it threw, in words
   * @param trace where
   */
  record RowFailed(long row, String thrown, List<StackTraceElement> trace) implements PartAnswer {}

  /**
   * The worker does not have the driver's experiment.
   *
   * @param problem why
   */
  record Refused(String problem) implements PartAnswer {}
}

package org.lifeboat.experiment.results;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes rows as they come, without keeping them. */
public interface RowSink {
  /** What rows will have; called once, before the first. */
  void columns(List<String> names) throws IOException;

  /**
   * A row.
   *
   * @param values one for each column, as {@link Answer#rows}; the list is used again for the next
   */
  void row(List<@Nullable Object> values) throws IOException;

  /** There are no more. */
  void end() throws IOException;
}

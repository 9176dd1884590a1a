package org.lifeboat.experiment.results;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query found, all of it.
 *
 * @param columns names, in order; SQL allows two of one name
 * @param rows values, each a {@code String}, a {@code Boolean} or a {@code Number}; null where
 *     absent
 */
public record Answer(List<String> columns, List<List<@Nullable Object>> rows) {
  /** Copies the lists. */
  public Answer {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }
}

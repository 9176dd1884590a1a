package org.lifeboat.experiment.results;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query found, all of it.
 *
 * @param columns names, in order; SQL allows two of one name
 * @param rows values as JDBC gives them: String, Boolean, Integer, Long, BigInteger, Double,
 *     BigDecimal, or another of which the text counts; null where absent
 */
public record Answer(List<String> columns, List<List<@Nullable Object>> rows) {
  /** Copies the lists. */
  public Answer {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** A row that may hold nulls, as it can be kept. */
  static List<@Nullable Object> kept(List<@Nullable Object> row) {
    return Collections.unmodifiableList(new ArrayList<>(row));
  }
}

package org.lifeboat.experiment.row;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one boot.
 *
 * @param number which, from 0
 * @param values one for each column, in their order, of the column's type; null where absent
 */
public record Row(long number, List<@Nullable Object> values) {
  /** Copies the list, which may hold nulls. */
  public Row {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }
}

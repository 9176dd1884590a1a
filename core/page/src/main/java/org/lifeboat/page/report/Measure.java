package org.lifeboat.page.report;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lifeboat.experiment.row.Column;

/**
 * A column whose mean counts: of numbers, or of a flag, which is a share then.
 *
 * @param column a flag or whole numbers
 */
record Measure(Column column) {
  /**
   * @throws ReportException if there is no such column, or it is of texts
   */
  static Measure of(Rows rows, String asker, String name) {
    Column column = rows.column(asker, name);
    if (column.type() == Column.Type.TEXT) {
      throw new ReportException(
          asker + ": '" + name + "' is of texts, which have no mean; a number or a flag is needed");
    }
    return new Measure(column);
  }

  boolean flag() {
    return column.type() == Column.Type.FLAG;
  }

  /** In SQL: how many rows have a value, their sum, and two boots to look at. */
  String aggregates() {
    String name = Rows.name(column);
    return flag()
        ? "count(%1$s), count_if(%1$s), min(boot) filter (where %1$s), min(boot) filter (where not %1$s)"
            .formatted(name)
        : "count(%1$s), coalesce(sum(%1$s), 0), arg_min(boot, (%1$s, boot)), arg_min(boot, (-%1$s::hugeint, boot))"
            .formatted(name);
  }

  /** The four values that {@link #aggregates} gives; empty if no row has one. */
  Optional<Mean> read(java.util.List<@Nullable Object> row, int at) {
    long count = Rows.whole(row.get(at)).longValueExact();
    return count == 0
        ? Optional.empty()
        : Optional.of(
            new Mean(
                Numbers.mean(Rows.whole(row.get(at + 1)), count),
                count,
                (Long) row.get(at + 2),
                (Long) row.get(at + 3)));
  }

  /** A mean in words. */
  String text(BigDecimal mean) {
    return Numbers.of(column, mean);
  }

  /**
   * A mean, and boots to look at.
   *
   * @param value a share, for a flag
   * @param count of rows
   * @param one the first boot that says yes, or that has the smallest number; null if there is none
   * @param other the first that says no, or that has the largest; null if there is none
   */
  record Mean(BigDecimal value, long count, @Nullable Long one, @Nullable Long other) {}
}

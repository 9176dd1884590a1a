package org.lifeboat.page.report;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lifeboat.experiment.row.Column;

/**
 * Rows that a chart shows as one.
 *
 * @param label for people
 * @param single whether they all have one value
 * @param value that value, null where they have none; null, too, if it is not single
 */
record Category(String label, boolean single, @Nullable Object value) {
  static Category of(Column column, @Nullable Object value) {
    return new Category(label(column, value), true, value);
  }

  static Category several(String label) {
    return new Category(label, false, null);
  }

  private static String label(Column column, @Nullable Object value) {
    if (value == null) {
      return "none";
    }
    return switch (column.type()) {
      case TEXT -> value.toString();
      case FLAG -> value.equals(true) ? "yes" : "no";
      case WHOLE -> Numbers.of(column, BigDecimal.valueOf(((Number) value).longValue()));
    };
  }

  /** As the page's script knows it: {@code v} where it is one value that rows can be found by. */
  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("t", label);
    if (single) {
      json.put("v", Label.value(value));
    }
    return json;
  }
}

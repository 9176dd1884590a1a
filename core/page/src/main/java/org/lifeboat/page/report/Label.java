package org.lifeboat.page.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lifeboat.experiment.row.Column;

/** What people call a column. */
final class Label {
  private static final Set<String> INITIALS = Set.of("ram", "dma", "iommu", "pci", "numa", "cpu");

  private static final long EXACT = 1L << 53;

  private Label() {}

  /** {@code pool_bytes} is the pool: its unit stands with its values. */
  static String of(Column column) {
    String unit = "_" + column.unit();
    String name = column.name();
    return of(
        !column.unit().isEmpty() && name.endsWith(unit)
            ? name.substring(0, name.length() - unit.length())
            : name);
  }

  static String of(String name) {
    return Stream.of(name.split("_"))
        .map(word -> INITIALS.contains(word) ? word.toUpperCase(java.util.Locale.ROOT) : word)
        .collect(Collectors.joining(" "));
  }

  /** A quantity as the page's script knows it. */
  static Map<String, Object> quantity(Column column) {
    Map<String, Object> quantity = new LinkedHashMap<>();
    quantity.put("column", column.name());
    quantity.put("label", of(column));
    quantity.put("unit", column.unit());
    quantity.put("flag", column.type() == Column.Type.FLAG);
    return quantity;
  }

  /** What tells groups apart, as the page's script knows it. */
  static Map<String, Object> groups(Categories categories, List<?> values) {
    Column column = categories.column();
    Map<String, Object> groups = new LinkedHashMap<>();
    groups.put("column", column.name());
    groups.put("label", of(column));
    groups.put("ordered", categories.ordered());
    groups.put("values", values);
    return groups;
  }

  /** A value as the page's script knows it: JavaScript's numbers are exact up to 2 to the 53rd. */
  static @Nullable Object value(@Nullable Object value) {
    return value instanceof Long number && Math.abs(number) > EXACT ? number.toString() : value;
  }
}

package org.lifeboat.page.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lifeboat.experiment.row.Column;

/**
 * A column's values as a chart tells them apart: each its own while they are few; else numbers in
 * ranges, and of texts those of most boots and one for the others.
 *
 * @param column the column
 * @param index in SQL, which a row is of, from 0
 * @param list by index
 * @param ordered whether their order means something in itself, as that of sizes does
 * @param note what the reader should know of it; empty where each value is its own
 */
record Categories(
    Column column, String index, List<Category> list, boolean ordered, Optional<String> note) {
  private record Value(@Nullable Object value, long first) {}

  /**
   * Those of the rows that count.
   *
   * @param where a condition in SQL
   * @param most how many at most, at least 3
   */
  static Categories of(Rows rows, String asker, Column column, Optional<String> where, int most) {
    String name = Rows.name(column);
    List<Value> values = new ArrayList<>();
    for (List<@Nullable Object> row :
        rows.rows(
            asker,
            "select %1$s, min(boot) from results%2$s group by %1$s order by count(*) desc, 2 limit %3$s"
                .formatted(name, Rows.where(where), most + 1))) {
      values.add(new Value(row.get(0), Rows.whole(row.get(1)).longValueExact()));
    }
    if (values.size() <= most) {
      return each(column, values, Optional.empty());
    }
    return column.type() == Column.Type.WHOLE
        ? ranges(rows, asker, column, where, most)
        : folded(rows, asker, column, where, values.subList(0, most - 1));
  }

  private static Categories each(Column column, List<Value> values, Optional<String> others) {
    Optional<Comparator<@Nullable Object>> natural =
        NaturalOrder.of(column, values.stream().map(Value::value).toList());
    Comparator<Value> order =
        natural
            .map(o -> Comparator.comparing((Value v) -> v.value(), o))
            .orElse(Comparator.comparingLong(Value::first));
    List<Category> list = new ArrayList<>();
    StringBuilder index = new StringBuilder("case");
    for (Value value : values.stream().sorted(order).toList()) {
      index
          .append(" when ")
          .append(Rows.name(column))
          .append(value.value() == null ? " is null" : " = " + Rows.literal(value.value()))
          .append(" then ")
          .append(list.size());
      list.add(Category.of(column, value.value()));
    }
    if (list.isEmpty()) {
      return new Categories(column, "0", list, true, Optional.empty());
    }
    others.ifPresent(o -> index.append(" else ").append(list.size()));
    others.ifPresent(o -> list.add(Category.several(o)));
    return new Categories(
        column, index + " end", List.copyOf(list), natural.isPresent(), Optional.empty());
  }

  private static Categories folded(
      Rows rows, String asker, Column column, Optional<String> where, List<Value> largest) {
    String name = Rows.name(column);
    long all =
        Rows.whole(
                rows.row(
                        asker,
                        "select count(distinct %1$s) + max((%1$s is null)::int) from results%2$s"
                            .formatted(name, Rows.where(where)))
                    .get(0))
            .longValueExact();
    String others = Numbers.count(all - largest.size()) + " others";
    Categories each = each(column, largest, Optional.of(others));
    return new Categories(
        column,
        each.index(),
        each.list(),
        each.ordered(),
        Optional.of(
            "Of "
                + Numbers.count(all)
                + " values of "
                + column.name()
                + ", the "
                + largest.size()
                + " of most boots stand alone; the others are together."));
  }

  private static Categories ranges(
      Rows rows, String asker, Column column, Optional<String> where, int most) {
    String name = Rows.name(column);
    List<@Nullable Object> ends =
        rows.row(
            asker,
            "select min(%1$s), max(%1$s), count(*) - count(%1$s) from results%2$s"
                .formatted(name, Rows.where(where)));
    long smallest = Rows.whole(ends.get(0)).longValueExact();
    long largest = Rows.whole(ends.get(1)).longValueExact();
    boolean absent = Rows.whole(ends.get(2)).signum() > 0;
    Ranges ranges =
        smallest > 0 && largest / smallest >= 16
            ? Ranges.doubling(column, smallest, largest, most - 1, 1)
            : Ranges.even(column, smallest, largest, most - 1);
    List<Category> list = new ArrayList<>();
    IntStream.range(0, ranges.starts().size())
        .forEach(i -> list.add(Category.several(ranges.label(i))));
    String index = ranges.index();
    if (absent) {
      index = "coalesce(" + index + ", " + list.size() + ")";
      list.add(Category.of(column, null));
    }
    return new Categories(
        column,
        index,
        List.copyOf(list),
        true,
        Optional.of("The values of " + column.name() + " are taken together in ranges."));
  }

  /** Where a category has no order of its own and is not what was left over. */
  boolean movable(int index) {
    return !ordered && list.get(index).single();
  }

  /** Labels by index. */
  List<String> labels() {
    return list.stream().map(Category::label).toList();
  }

  /** As the page's script knows them, in an order of indexes. */
  List<Object> json(List<Integer> order) {
    return order.stream().map(i -> (Object) Objects.requireNonNull(list.get(i)).json()).toList();
  }
}

package org.lifeboat.page.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lifeboat.experiment.question.Question;
import org.lifeboat.experiment.row.Column;

/**
 * The boots to look through. All of them while they are few; else groups of those that agree in
 * what was varied, each with a boot to repeat. Columns that are the same everywhere are told once.
 *
 * @param size rows of the table
 * @param grouped whether a row stands for several boots
 * @param dropped columns that were varied and that the groups do not tell apart
 * @param same what is the same in all boots: a column's name, and its value in words
 * @param data for the script: {@code columns} with {@code values}
 */
record BootTable(
    long size,
    boolean grouped,
    List<String> dropped,
    Map<String, String> same,
    Map<String, ?> data) {
  /** Rows that a page holds at most. */
  static final int MOST_ROWS = 5000;

  private static final String ASKER = "the table of boots";
  private static final Column NUMBER = new Column(Rows.BOOT, Column.Type.WHOLE, "", "");

  static BootTable of(Rows rows, Question question) {
    return rows.size() <= MOST_ROWS ? each(rows, question) : groups(rows, question);
  }

  private static Stream<Column> named(Rows rows, List<String> names) {
    return names.stream().map(rows::find).flatMap(Optional::stream);
  }

  private static Map<String, String> same(Rows rows, Question question) {
    Map<String, String> same = new LinkedHashMap<>();
    named(rows, question.axes())
        .filter(column -> !rows.varies(column))
        .forEach(
            column ->
                same.put(
                    Label.of(column), Category.of(column, rows.spread(column).smallest()).label()));
    return same;
  }

  private static BootTable each(Rows rows, Question question) {
    Set<Column> columns = new LinkedHashSet<>();
    columns.add(NUMBER);
    Stream.of(question.axes(), question.metrics())
        .flatMap(names -> named(rows, names))
        .filter(rows::varies)
        .forEach(columns::add);
    String query =
        "select "
            + columns.stream().map(Rows::name).collect(Collectors.joining(", "))
            + " from results order by boot";
    List<Shown> shown =
        columns.stream()
            .map(c -> new Shown(c, Label.of(c), question.axes().contains(c.name()), false))
            .toList();
    return new BootTable(
        rows.size(), false, List.of(), same(rows, question), data(rows.rows(ASKER, query), shown));
  }

  private static BootTable groups(Rows rows, Question question) {
    List<Column> axes = new ArrayList<>(named(rows, question.axes()).filter(rows::varies).toList());
    List<String> dropped = new ArrayList<>();
    while (!axes.isEmpty() && groups(rows, axes) > MOST_ROWS) {
      Column most = axes.stream().max(Comparator.comparingLong(rows::different)).orElseThrow();
      axes.remove(most);
      dropped.add(most.name());
    }
    List<Shown> shown = new ArrayList<>();
    List<String> terms = new ArrayList<>();
    for (Column axis : axes) {
      shown.add(new Shown(axis, Label.of(axis), true, false));
      terms.add(Rows.name(axis));
    }
    shown.add(new Shown(new Column("boots", Column.Type.WHOLE, "", ""), "boots", false, false));
    terms.add("count(*)");
    rows.find(Usual.SURVIVED)
        .ifPresent(
            c -> {
              shown.add(
                  new Shown(
                      new Column(c.name(), Column.Type.WHOLE, "share", ""),
                      Label.of(c),
                      false,
                      true));
              terms.add("count_if(" + Rows.name(c) + ")");
              terms.add("count(*)");
            });
    Usual.cost(rows)
        .ifPresent(
            c -> {
              shown.add(new Shown(c, "mean of " + Label.of(c), false, true));
              terms.add("sum(" + Rows.name(c) + ")");
              terms.add("count(" + Rows.name(c) + ")");
            });
    shown.add(new Shown(NUMBER, "first boot", false, false));
    terms.add("min(boot)");
    String query =
        "select "
            + String.join(", ", terms)
            + " from results"
            + (axes.isEmpty() ? "" : " group by " + names(axes))
            + " order by min(boot)";
    List<List<@Nullable Object>> groups = rows.rows(ASKER, query);
    return new BootTable(groups.size(), true, dropped, same(rows, question), data(groups, shown));
  }

  private static String names(List<Column> columns) {
    return columns.stream().map(Rows::name).collect(Collectors.joining(", "));
  }

  private static long groups(Rows rows, List<Column> axes) {
    return Rows.whole(
            rows.row(
                    ASKER,
                    "select count(*) from (select distinct " + names(axes) + " from results)")
                .get(0))
        .longValueExact();
  }

  /**
   * A column of the table.
   *
   * @param mean whether the query gives a sum and a count for it, to be divided
   */
  private record Shown(Column column, String label, boolean axis, boolean mean) {}

  private static Map<String, ?> data(List<List<@Nullable Object>> rows, List<Shown> shown) {
    List<Object> columns = new ArrayList<>();
    int at = 0;
    for (Shown one : shown) {
      columns.add(column(rows, at, one));
      at += one.mean() ? 2 : 1;
    }
    return Map.of("columns", columns);
  }

  /** A column: its values, texts by their place in a list of the different ones. */
  private static Map<String, ?> column(List<List<@Nullable Object>> rows, int at, Shown shown) {
    Map<String, Object> column = new LinkedHashMap<>();
    column.put("name", shown.column().name());
    column.put("label", shown.label());
    column.put("unit", shown.column().unit());
    column.put("type", shown.column().type().name().toLowerCase(java.util.Locale.ROOT));
    column.put("axis", shown.axis());
    Map<String, Integer> texts = new HashMap<>();
    List<Object> different = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      Object value = shown.mean() ? mean(row.get(at), row.get(at + 1)) : row.get(at);
      values.add(
          value instanceof String text
              ? (Object)
                  texts.computeIfAbsent(
                      text,
                      t -> {
                        different.add(t);
                        return different.size() - 1;
                      })
              : Label.value(value));
    }
    if (shown.column().type() == Column.Type.TEXT) {
      column.put("texts", different);
    }
    column.put("values", values);
    return column;
  }

  private static @Nullable BigDecimal mean(@Nullable Object sum, @Nullable Object count) {
    return sum == null ? null : Numbers.mean(Rows.whole(sum), Rows.whole(count).longValueExact());
  }
}

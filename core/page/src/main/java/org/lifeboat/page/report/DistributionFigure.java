package org.lifeboat.page.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lifeboat.experiment.question.Chart;
import org.lifeboat.experiment.row.Column;
import org.lifeboat.page.report.view.Figure;

/**
 * How a number is distributed in each group: its quarters, and where it has few values how many
 * boots have each. Quarters are values that boots have, not means of two.
 */
final class DistributionFigure {
  private static final int GROUPS = 16;
  private static final int FEW_VALUES = 40;

  private final Column value;
  private final Categories groups;
  private final List<Group> list;

  private record Dot(long value, String text, long count, long boot) {}

  private record Group(
      int index,
      long count,
      long smallest,
      long lower,
      long middle,
      long upper,
      long largest,
      BigDecimal mean,
      long bootOfSmallest,
      long bootOfLargest,
      List<Dot> dots) {}

  private DistributionFigure(Column value, Categories groups, List<Group> list) {
    this.value = value;
    this.groups = groups;
    this.list = list;
  }

  /**
   * @throws ReportException if the chart names what the results have not
   */
  static Figure of(Rows rows, String asker, Chart.Distribution chart) {
    Column value = rows.column(asker, chart.value());
    if (value.type() != Column.Type.WHOLE) {
      throw new ReportException(asker + ": '" + value.name() + "' is not of numbers");
    }
    Column by = rows.column(asker, chart.by());
    Categories groups = Categories.of(rows, asker, by, chart.where(), GROUPS);
    List<Group> list = groups(rows, asker, value, groups, chart.where());
    return list.isEmpty()
        ? Figure.empty(chart.title(), List.of(value, by))
        : new DistributionFigure(value, groups, list).figure(chart.title());
  }

  private static List<Group> groups(
      Rows rows, String asker, Column value, Categories groups, Optional<String> where) {
    String counts =
        """
        with counts as (
          select g, x, count(*) as n, min(boot) as b
          from (select %s as g, %s as x, boot from results%s) where x is not null group by g, x)
        """
            .formatted(groups.index(), Rows.name(value), Rows.where(where));
    List<List<@Nullable Object>> quarters =
        rows.rows(
            asker,
            counts
                + """
                , ranked as (
                  select *, sum(n) over (partition by g order by x) as upto,
                    sum(n) over (partition by g) as total from counts)
                select g, max(total), min(x), min(x) filter (where upto * 4 >= total),
                  min(x) filter (where upto * 2 >= total), min(x) filter (where upto * 4 >= total * 3),
                  max(x), sum(x::hugeint * n), arg_min(b, x), arg_max(b, x), count(*)
                from ranked group by g order by g
                """);
    boolean few = quarters.stream().allMatch(q -> number(q.get(10)) <= FEW_VALUES);
    Map<Integer, List<Dot>> dots =
        few
            ? dots(value, rows.rows(asker, counts + "select g, x, n, b from counts order by g, x"))
            : Map.of();
    List<Group> list = new ArrayList<>();
    for (List<@Nullable Object> q : quarters) {
      int index = (int) number(q.get(0));
      long count = number(q.get(1));
      BigInteger sum = Rows.whole(q.get(7));
      list.add(
          new Group(
              index,
              count,
              number(q.get(2)),
              number(q.get(3)),
              number(q.get(4)),
              number(q.get(5)),
              number(q.get(6)),
              Numbers.mean(sum, count),
              number(q.get(8)),
              number(q.get(9)),
              dots.getOrDefault(index, List.of())));
    }
    return list;
  }

  /** By group, in their order; values that people read as the same are one. */
  private static Map<Integer, List<Dot>> dots(Column value, List<List<@Nullable Object>> rows) {
    Map<Integer, List<Dot>> dots = new TreeMap<>();
    for (List<@Nullable Object> row : rows) {
      List<Dot> group = dots.computeIfAbsent((int) number(row.get(0)), any -> new ArrayList<>());
      String text = Numbers.of(value, BigDecimal.valueOf(number(row.get(1))));
      long count = number(row.get(2));
      Dot before = group.isEmpty() ? null : group.get(group.size() - 1);
      if (before != null && before.text().equals(text)) {
        group.set(
            group.size() - 1, new Dot(before.value(), text, before.count() + count, before.boot()));
      } else {
        group.add(new Dot(number(row.get(1)), text, count, number(row.get(3))));
      }
    }
    return dots;
  }

  private static long number(@Nullable Object value) {
    return Rows.whole(value).longValueExact();
  }

  private Figure figure(String title) {
    List<Group> shown = new ArrayList<>(list);
    if (!groups.ordered()) {
      shown.sort(
          Comparator.comparing((Group g) -> !groups.movable(g.index())).thenComparing(Group::mean));
    }
    return new Figure(
        title,
        description(shown),
        List.of(value, groups.column()),
        groups.note().stream().toList(),
        drawing(shown),
        table(shown));
  }

  private Map<String, ?> drawing(List<Group> shown) {
    List<Object> rows = new ArrayList<>();
    for (Group g : shown) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("n", g.count());
      row.put("at", List.of(g.smallest(), g.lower(), g.middle(), g.upper(), g.largest()));
      row.put(
          "text",
          Stream.of(g.smallest(), g.lower(), g.middle(), g.upper(), g.largest())
              .map(this::text)
              .toList());
      row.put("mean", g.mean());
      row.put("meanText", Numbers.of(value, g.mean()));
      row.put("boots", List.of(g.bootOfSmallest(), g.bootOfLargest()));
      row.put(
          "dots",
          g.dots().stream()
              .map(
                  d -> Arrays.<Object>asList(d.value(), d.count(), d.text(), share(d, g), d.boot()))
              .toList());
      rows.add(row);
    }
    Map<String, Object> drawing = new LinkedHashMap<>();
    drawing.put("kind", "spread");
    drawing.put("by", Label.groups(groups, groups.json(shown.stream().map(Group::index).toList())));
    drawing.put("value", Label.quantity(value));
    drawing.put("rows", rows);
    return drawing;
  }

  private static String share(Dot dot, Group group) {
    return Numbers.percent(Numbers.mean(BigInteger.valueOf(dot.count()), group.count()));
  }

  private String text(long number) {
    return Numbers.of(value, BigDecimal.valueOf(number));
  }

  private Figure.TextTable table(List<Group> shown) {
    return new Figure.TextTable(
        List.of(
            Label.of(groups.column()),
            "boots",
            "smallest",
            "lower quarter",
            "median",
            "upper quarter",
            "largest",
            "mean"),
        List.of(false, true, true, true, true, true, true, true),
        shown.stream()
            .map(
                g ->
                    List.of(
                        groups.labels().get(g.index()),
                        Numbers.count(g.count()),
                        text(g.smallest()),
                        text(g.lower()),
                        text(g.middle()),
                        text(g.upper()),
                        text(g.largest()),
                        Numbers.of(value, g.mean())))
            .toList());
  }

  private String description(List<Group> shown) {
    Group least = shown.stream().min(Comparator.comparing(Group::mean)).orElseThrow();
    Group most = shown.stream().max(Comparator.comparing(Group::mean)).orElseThrow();
    return "How "
        + Label.of(value)
        + " is distributed for each "
        + Label.of(groups.column())
        + ". Least in the mean: "
        + said(least)
        + ". Most: "
        + said(most)
        + ".";
  }

  private String said(Group group) {
    return groups.labels().get(group.index()) + " with " + Numbers.of(value, group.mean());
  }
}

package org.lifeboat.page.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lifeboat.experiment.question.Chart;
import org.lifeboat.experiment.row.Column;
import org.lifeboat.page.report.view.Figure;

/** The mean of one column over another, a line for each value of a third. */
final class CurveFigure {
  private static final int LINES = 8;
  private static final int POINTS = 48;

  /** So many values of x are looked at one by one for what is near to what. */
  private static final int FEW = 2000;

  private final Chart.Curve chart;
  private final Column x;
  private final Measure y;
  private final Optional<Categories> by;
  private final Optional<Categories> places;
  private final List<String> notes;
  private final Map<Integer, List<Point>> lines = new TreeMap<>();

  private record Point(BigDecimal x, String text, Measure.Mean mean) {}

  private CurveFigure(
      Chart.Curve chart,
      Column x,
      Measure y,
      Optional<Categories> by,
      Optional<Categories> places,
      List<String> notes) {
    this.chart = chart;
    this.x = x;
    this.y = y;
    this.by = by;
    this.places = places;
    this.notes = notes;
  }

  /**
   * @throws ReportException if the chart names what the results have not
   */
  static Figure of(Rows rows, String asker, Chart.Curve chart) {
    Column x = rows.column(asker, chart.x());
    Measure y = Measure.of(rows, asker, chart.y());
    if (chart.logarithmic() && x.type() != Column.Type.WHOLE) {
      throw new ReportException(
          asker + ": '" + x.name() + "' is not of numbers, so its scale cannot be logarithmic");
    }
    Optional<Column> line = chart.by().map(name -> rows.column(asker, name));
    List<String> notes = new ArrayList<>();
    Optional<Categories> by =
        line.map(column -> Categories.of(rows, asker, column, chart.where(), LINES));
    by.flatMap(Categories::note).ifPresent(notes::add);
    boolean numbers = x.type() == Column.Type.WHOLE;
    Optional<Categories> places =
        numbers
            ? Optional.empty()
            : Optional.of(Categories.of(rows, asker, x, chart.where(), POINTS));
    places.flatMap(Categories::note).ifPresent(notes::add);
    CurveFigure figure = new CurveFigure(chart, x, y, by, places, notes);
    if (numbers) {
      figure.readNumbers(rows, asker);
    } else if (!places.orElseThrow().list().isEmpty()) {
      figure.readPlaces(rows, asker);
    }
    return figure.lines.isEmpty() ? Figure.empty(chart.title(), figure.columns()) : figure.figure();
  }

  private String line() {
    return by.map(Categories::index).orElse("0");
  }

  private void readPlaces(Rows rows, String asker) {
    String query =
        "select %s as l, %s as x, %s from results%s group by all order by 1, 2"
            .formatted(
                line(), places.orElseThrow().index(), y.aggregates(), Rows.where(chart.where()));
    for (List<@Nullable Object> row : rows.rows(asker, query)) {
      int place = Rows.whole(row.get(1)).intValueExact();
      add(row, 2, BigDecimal.valueOf(place), places.orElseThrow().labels().get(place));
    }
  }

  private void readNumbers(Rows rows, String asker) {
    String name = Rows.name(x);
    String counted = Rows.where(chart.where());
    String drawn =
        (counted.isEmpty() ? " where " : counted + " and ")
            + name
            + (chart.logarithmic() ? " > 0" : " is not null");
    List<@Nullable Object> facts =
        rows.row(
            asker,
            """
            select min(%1$s), max(%1$s), count(distinct %1$s), count(*),
              (select count(*) from results%3$s) from results%2$s
            """
                .formatted(name, drawn, counted));
    long count = Rows.whole(facts.get(3)).longValueExact();
    if (count == 0) {
      return;
    }
    long undrawn = Rows.whole(facts.get(4)).longValueExact() - count;
    if (undrawn > 0) {
      notes.add(
          Numbers.count(undrawn)
              + (undrawn == 1
                  ? " boot is not drawn: it has no "
                  : " boots are not drawn: they have no ")
              + Label.of(x)
              + (chart.logarithmic() ? ", or one of 0." : "."));
    }
    Ranges ranges = ranges(rows, asker, facts, drawn);
    if (ranges.starts().size() < Rows.whole(facts.get(2)).longValueExact()) {
      notes.add(
          "A point stands for all boots of nearly the same "
              + Label.of(x)
              + ", and is at their mean.");
    }
    String query =
        "select %s as l, %s as x, sum(%s), count(*), %s from results%s group by l, x order by 1, 2"
            .formatted(line(), ranges.index(), name, y.aggregates(), drawn);
    for (List<@Nullable Object> row : rows.rows(asker, query)) {
      BigDecimal at = Numbers.mean(Rows.whole(row.get(2)), Rows.whole(row.get(3)).longValueExact());
      add(row, 4, at, Numbers.of(x, at));
    }
  }

  private Ranges ranges(Rows rows, String asker, List<@Nullable Object> facts, String drawn) {
    if (Rows.whole(facts.get(2)).longValueExact() <= FEW) {
      String values = "select distinct %s from results%s order by 1".formatted(Rows.name(x), drawn);
      return Ranges.near(
          x,
          rows.rows(asker, values).stream()
              .map(row -> Rows.whole(row.get(0)).longValueExact())
              .toList(),
          POINTS,
          chart.logarithmic());
    }
    long smallest = Rows.whole(facts.get(0)).longValueExact();
    long largest = Rows.whole(facts.get(1)).longValueExact();
    return chart.logarithmic()
        ? Ranges.doubling(x, smallest, largest, POINTS, 4)
        : Ranges.even(x, smallest, largest, POINTS);
  }

  private void add(List<@Nullable Object> row, int at, BigDecimal x, String text) {
    y.read(row, at)
        .ifPresent(
            mean ->
                lines
                    .computeIfAbsent(
                        Rows.whole(row.get(0)).intValueExact(), any -> new ArrayList<>())
                    .add(new Point(x, text, mean)));
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>(List.of(x, y.column()));
    by.ifPresent(b -> columns.add(b.column()));
    return columns;
  }

  private Figure figure() {
    return new Figure(chart.title(), description(), columns(), notes, drawing(), table());
  }

  private String name(int line) {
    return by.map(b -> b.labels().get(line)).orElse("all boots");
  }

  private Map<String, ?> drawing() {
    List<Object> drawn = new ArrayList<>();
    lines.forEach(
        (line, points) -> {
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("name", name(line));
          one.put("points", points.stream().map(this::point).toList());
          drawn.add(one);
        });
    Map<String, Object> across = new LinkedHashMap<>(Label.quantity(x));
    across.put("log", chart.logarithmic());
    places.ifPresent(
        p -> across.put("values", p.json(IntStream.range(0, p.list().size()).boxed().toList())));
    Map<String, Object> drawing = new LinkedHashMap<>();
    drawing.put("kind", "curve");
    drawing.put("x", across);
    drawing.put("y", Label.quantity(y.column()));
    by.ifPresent(
        b ->
            drawing.put(
                "by",
                Label.groups(
                    b, lines.keySet().stream().map(l -> b.list().get(l).json()).toList())));
    drawing.put("lines", drawn);
    return drawing;
  }

  private List<@Nullable Object> point(Point point) {
    return Arrays.<@Nullable Object>asList(
        point.x(),
        point.mean().value(),
        point.text(),
        y.text(point.mean().value()),
        point.mean().count(),
        point.mean().one(),
        point.mean().other());
  }

  private Figure.TextTable table() {
    List<List<String>> rows = new ArrayList<>();
    lines.forEach(
        (line, points) ->
            points.forEach(
                p ->
                    rows.add(
                        List.of(
                            name(line),
                            p.text(),
                            y.text(p.mean().value()),
                            Numbers.count(p.mean().count())))));
    return new Figure.TextTable(
        List.of(
            by.map(b -> Label.of(b.column())).orElse("which"),
            Label.of(x),
            y.flag() ? Label.of(y.column()) : "mean of " + Label.of(y.column()),
            "boots"),
        List.of(false, true, true, true),
        rows);
  }

  private String description() {
    StringBuilder text = new StringBuilder("Lines: ");
    text.append(y.flag() ? "share of boots that say yes to " : "mean of ")
        .append(Label.of(y.column()))
        .append(" over ")
        .append(Label.of(x))
        .append('.');
    lines.forEach(
        (line, points) -> {
          Point first = points.get(0);
          Point last = points.get(points.size() - 1);
          text.append(' ').append(name(line)).append(": ");
          text.append(y.text(first.mean().value())).append(" at ").append(first.text());
          if (points.size() > 1) {
            text.append(", ").append(y.text(last.mean().value()));
            text.append(" at ").append(last.text());
          }
          text.append('.');
        });
    return text.toString();
  }
}

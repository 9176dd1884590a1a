package org.lifeboat.page.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lifeboat.experiment.question.Chart;
import org.lifeboat.experiment.row.Column;
import org.lifeboat.page.report.view.Figure;

/** The mean of a column for each pair of values of two others. */
final class HeatMapFigure {
  private static final int ACROSS = 24;
  private static final int DOWN = 30;

  private final Measure measure;
  private final Categories across;
  private final Categories down;
  private final List<Cell> cells;

  private record Cell(int x, int y, Measure.Mean mean) {}

  private HeatMapFigure(Measure measure, Categories across, Categories down, List<Cell> cells) {
    this.measure = measure;
    this.across = across;
    this.down = down;
    this.cells = cells;
  }

  /**
   * @throws ReportException if the chart names what the results have not
   */
  static Figure of(Rows rows, String asker, Chart.HeatMap chart) {
    Measure measure = Measure.of(rows, asker, chart.value());
    Column x = rows.column(asker, chart.x());
    Column y = rows.column(asker, chart.y());
    Categories across = Categories.of(rows, asker, x, chart.where(), ACROSS);
    Categories down = Categories.of(rows, asker, y, chart.where(), DOWN);
    List<Cell> cells = new ArrayList<>();
    String query =
        "select %s as x, %s as y, %s from results%s group by all order by 1, 2"
            .formatted(
                across.index(), down.index(), measure.aggregates(), Rows.where(chart.where()));
    for (List<@Nullable Object> row : rows.rows(asker, query)) {
      int column = Rows.whole(row.get(0)).intValueExact();
      int line = Rows.whole(row.get(1)).intValueExact();
      measure.read(row, 2).ifPresent(mean -> cells.add(new Cell(column, line, mean)));
    }
    return cells.isEmpty()
        ? Figure.empty(chart.title(), List.of(x, y, measure.column()))
        : new HeatMapFigure(measure, across, down, cells).figure(chart.title());
  }

  private Figure figure(String title) {
    List<Integer> columns = order(across, Cell::x);
    List<Integer> lines = order(down, Cell::y);
    return new Figure(
        title,
        description(),
        List.of(down.column(), across.column(), measure.column()),
        Stream.of(across, down).map(Categories::note).flatMap(Optional::stream).toList(),
        drawing(columns, lines),
        table(columns, lines));
  }

  private interface Side {
    int of(Cell cell);
  }

  /** What has no order of its own is in that of its means, the best first. */
  private List<Integer> order(Categories categories, Side side) {
    double[] sums = new double[categories.list().size()];
    long[] counts = new long[sums.length];
    for (Cell cell : cells) {
      sums[side.of(cell)] += cell.mean().value().doubleValue() * cell.mean().count();
      counts[side.of(cell)] += cell.mean().count();
    }
    Comparator<Integer> byMean =
        Comparator.comparingDouble(i -> counts[i] == 0 ? 0 : sums[i] / counts[i]);
    List<Integer> movable =
        new ArrayList<>(
            IntStream.range(0, sums.length).filter(categories::movable).boxed().toList());
    movable.sort(measure.flag() ? byMean.reversed() : byMean);
    IntStream.range(0, sums.length).filter(i -> !categories.movable(i)).forEach(movable::add);
    return movable;
  }

  private Map<String, ?> drawing(List<Integer> columns, List<Integer> lines) {
    List<Object> drawn = new ArrayList<>();
    for (Cell cell : cells) {
      drawn.add(
          Arrays.<@Nullable Object>asList(
              columns.indexOf(cell.x()),
              lines.indexOf(cell.y()),
              cell.mean().value(),
              measure.text(cell.mean().value()),
              cell.mean().count(),
              cell.mean().one(),
              cell.mean().other()));
    }
    Map<String, Object> drawing = new LinkedHashMap<>();
    drawing.put("kind", "heat");
    drawing.put("x", Label.groups(across, across.json(columns)));
    drawing.put("y", Label.groups(down, down.json(lines)));
    drawing.put("value", Label.quantity(measure.column()));
    drawing.put("cells", drawn);
    return drawing;
  }

  private Figure.TextTable table(List<Integer> columns, List<Integer> lines) {
    List<String> head = new ArrayList<>();
    head.add(Label.of(down.column()));
    List<Boolean> numbers = new ArrayList<>();
    numbers.add(false);
    for (int column : columns) {
      head.add(across.labels().get(column));
      numbers.add(true);
    }
    List<List<String>> rows = new ArrayList<>();
    for (int line : lines) {
      List<String> row = new ArrayList<>();
      row.add(down.labels().get(line));
      columns.forEach(column -> row.add(text(column, line)));
      rows.add(row);
    }
    return new Figure.TextTable(head, numbers, rows);
  }

  private String text(int column, int line) {
    return cells.stream()
        .filter(c -> c.x() == column && c.y() == line)
        .map(c -> measure.text(c.mean().value()))
        .findFirst()
        .orElse("");
  }

  private String description() {
    Comparator<Cell> byValue = Comparator.comparing(c -> c.mean().value());
    Cell least = cells.stream().min(byValue).orElseThrow();
    Cell most = cells.stream().max(byValue).orElseThrow();
    String what = (measure.flag() ? "share of boots that say yes to " : "mean of ");
    return "Heat map of the "
        + what
        + Label.of(measure.column())
        + ", by "
        + Label.of(down.column())
        + " and "
        + Label.of(across.column())
        + ". Least: "
        + said(least)
        + ". Most: "
        + said(most)
        + ".";
  }

  private String said(Cell cell) {
    BigDecimal value = cell.mean().value();
    long alike = cells.stream().filter(c -> c.mean().value().compareTo(value) == 0).count();
    return measure.text(value)
        + (alike > 1
            ? " in " + alike + " cells"
            : " at " + down.labels().get(cell.y()) + " and " + across.labels().get(cell.x()));
  }
}

package org.lifeboat.page.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lifeboat.experiment.question.Chart;
import org.lifeboat.experiment.row.Column;

/** What is drawn where the experiment's file names no chart: of columns that exist and vary. */
final class UsualCharts {
  /** Where the largest is so many times the smallest, a scale is logarithmic. */
  private static final long WIDE = 16;

  /** Fewer sizes of a pool, to have none being one, are no curve. */
  private static final int SIZES = 4;

  private final Rows rows;
  private final List<String> varied;

  private UsualCharts(Rows rows, List<String> varied) {
    this.rows = rows;
    this.varied = varied;
  }

  /**
   * Charts, none if nothing varies that they are of.
   *
   * @param axes columns that say what was varied
   */
  static List<Chart> of(Rows rows, List<String> axes) {
    Set<String> varied = new LinkedHashSet<>(List.of(Usual.POLICY, Usual.FAULTS));
    varied.addAll(axes);
    return new UsualCharts(
            rows, varied.stream().filter(name -> varying(rows, name).isPresent()).toList())
        .charts();
  }

  private static Optional<Column> varying(Rows rows, String name) {
    return rows.find(name).filter(rows::varies);
  }

  private List<Chart> charts() {
    List<Chart> charts = new ArrayList<>();
    if (varied.size() > 1 && varying(rows, Usual.SURVIVED).isPresent()) {
      charts.add(
          new Chart.HeatMap(
              "Who survives what", Optional.empty(), varied.get(0), varied.get(1), Usual.SURVIVED));
    }
    Optional<String> cost = Usual.cost(rows).filter(rows::varies).map(Column::name);
    if (!varied.isEmpty()) {
      cost.map(c -> new Chart.Distribution("What it costs", Optional.empty(), c, varied.get(0)))
          .ifPresent(charts::add);
    }
    if (rows.find(Usual.POOL).filter(pool -> rows.different(pool) >= SIZES).isPresent()) {
      curve("Does a larger pool save more?", Usual.POOL, Usual.SURVIVED).ifPresent(charts::add);
    }
    cost.flatMap(c -> curve("Does it cost more on a larger machine?", Usual.RAM, c))
        .ifPresent(charts::add);
    return charts;
  }

  private Optional<Chart> curve(String title, String x, String y) {
    if (varying(rows, y).isEmpty()) {
      return Optional.empty();
    }
    return varying(rows, x)
        .map(
            column ->
                new Chart.Curve(
                    title, Optional.empty(), x, y, varied.stream().findFirst(), wide(column)));
  }

  private boolean wide(Column column) {
    Rows.Spread spread = rows.spread(column);
    return spread.smallest() instanceof Long smallest
        && spread.largest() instanceof Long largest
        && largest / Math.max(smallest, 1) >= WIDE;
  }
}

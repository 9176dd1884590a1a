package org.lifeboat.page.report;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.experiment.question.Chart;
import org.lifeboat.experiment.question.Question;
import org.lifeboat.page.report.view.Figure;

/** The charts of an experiment, computed. */
final class Figures {
  private Figures() {}

  /**
   * The question's charts; where it names none, the usual ones.
   *
   * @throws ReportException if a chart names what the results have not
   */
  static List<Figure> of(Question question, Rows rows) {
    List<Chart> charts =
        question.charts().isEmpty() ? UsualCharts.of(rows, question.axes()) : question.charts();
    List<Figure> figures = new ArrayList<>();
    for (Chart chart : charts) {
      figures.add(said(chart, of(chart, "chart '" + chart.title() + "'", rows)));
    }
    return figures;
  }

  private static Figure of(Chart chart, String asker, Rows rows) {
    if (chart instanceof Chart.HeatMap map) {
      return HeatMapFigure.of(rows, asker, map);
    }
    if (chart instanceof Chart.Distribution distribution) {
      return DistributionFigure.of(rows, asker, distribution);
    }
    return CurveFigure.of(rows, asker, (Chart.Curve) chart);
  }

  /** What is left out is said. */
  private static Figure said(Chart chart, Figure figure) {
    return chart
        .where()
        .map(only -> figure.noting("Only boots where " + only + "."))
        .orElse(figure);
  }
}

package org.lifeboat.page.report;

import gg.jte.generated.precompiled.JtereportGenerated;
import java.math.BigInteger;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lifeboat.engine.render.JsonTree;
import org.lifeboat.experiment.question.Question;
import org.lifeboat.experiment.row.Column;
import org.lifeboat.page.report.view.Figure;
import org.lifeboat.page.report.view.ReportView;
import org.lifeboat.page.style.HtmlPage;
import org.lifeboat.page.style.Inline;
import org.lifeboat.page.style.Resource;

/**
 * The results of an experiment as a page of HTML that stands alone: its question, its answer, its
 * charts, and its boots to look through. The same results give the same page, to the byte.
 */
public final class ReportPage {
  private static final List<String> SCRIPTS =
      List.of(
          "format.js",
          "copy.js",
          "boots.js",
          "chart.js",
          "heat.js",
          "spread.js",
          "curve.js",
          "report.js");

  private final Question question;
  private final List<Column> columns;
  private final Provenance provenance;
  private final Rows rows;

  private ReportPage(
      Question question, List<Column> columns, Provenance provenance, Connection connection) {
    this.question = question;
    this.columns = columns;
    this.provenance = provenance;
    rows = new Rows(connection, columns);
  }

  /**
   * The page. It needs memory for a few megabytes, however many the results are.
   *
   * @param columns of the table {@code results}, without {@code boot}
   * @param connection has the table {@code results}; only asked
   * @throws ReportException if a finding or a chart asks for what the results have not
   */
  public static String html(
      Question question, List<Column> columns, Provenance provenance, Connection connection) {
    return new ReportPage(question, columns, provenance, connection).html();
  }

  private String html() {
    List<String> answers = Answers.of(question, rows);
    List<Figure> figures = Figures.of(question, rows);
    BootTable table = BootTable.of(rows, question);
    ReportView view =
        new ReportView(
            question.id(),
            question.title(),
            question.text(),
            answers,
            Numbers.count(rows.size()),
            varied(),
            allPairs() ? " ×" : ",",
            figures,
            new ReportView.Boots(
                table.grouped() ? "Boots, in groups" : "All boots",
                introduction(table),
                table.same()),
            columns.stream()
                .map(c -> new ReportView.Meaning(c.name(), c.unit(), c.meaning()))
                .toList(),
            made(),
            commands(),
            Inline.json(JsonTree.dense(data(figures, table))));
    HtmlPage page = new HtmlPage(question.title() + " · Lifeboat");
    page.style(Resource.text(ReportPage.class, "report.css"));
    page.script(ECharts.script());
    page.script(
        SCRIPTS.stream()
            .map(name -> Resource.text(ReportPage.class, name))
            .collect(Collectors.joining("\n", "(() => {\n'use strict';\n", "\n})();")));
    return page.render(out -> JtereportGenerated.render(out, null, view));
  }

  private Map<String, ?> data(List<Figure> figures, BootTable table) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("before", provenance.beforeNumber());
    data.put("after", provenance.afterNumber());
    data.put("boots", rows.size());
    data.put("charts", figures.stream().map(Figure::drawing).toList());
    data.put("grouped", table.grouped());
    data.put("table", table.data());
    return data;
  }

  private Stream<Column> varying() {
    return question.axes().stream().map(rows::find).flatMap(Optional::stream).filter(rows::varies);
  }

  private Map<String, String> varied() {
    Map<String, String> varied = new LinkedHashMap<>();
    varying().forEach(axis -> varied.put(Label.of(axis), Numbers.count(rows.different(axis))));
    return varied;
  }

  private boolean allPairs() {
    return varying()
        .map(axis -> BigInteger.valueOf(rows.different(axis)))
        .reduce(BigInteger.ONE, BigInteger::multiply)
        .equals(BigInteger.valueOf(rows.size()));
  }

  private static String introduction(BootTable table) {
    if (!table.grouped()) {
      return "Each row is a boot; its number opens the command that repeats it.";
    }
    return "These are too many boots for a page. Each row stands for the boots that agree in what"
        + " it names"
        + (table.dropped().isEmpty()
            ? ""
            : ", whatever their "
                + String.join(" and ", table.dropped().stream().map(Label::of).toList()))
        + "; the number of the first of them opens the command that repeats it.";
  }

  private Map<String, String> made() {
    Map<String, String> made = new LinkedHashMap<>();
    made.put("experiment", question.id());
    made.put("file", provenance.file());
    made.put("fingerprint", provenance.fingerprint());
    made.put("seed", Long.toString(provenance.seed()));
    made.put("Lifeboat", provenance.version());
    return made;
  }

  private Map<String, String> commands() {
    Map<String, String> commands = new LinkedHashMap<>();
    commands.put("All of it again", provenance.run());
    commands.put("One boot", provenance.beforeNumber() + "0" + provenance.afterNumber());
    return commands;
  }
}

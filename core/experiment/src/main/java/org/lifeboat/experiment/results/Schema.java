package org.lifeboat.experiment.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.lifeboat.engine.render.Cell;
import org.lifeboat.engine.render.JsonTree;
import org.lifeboat.engine.render.Page;
import org.lifeboat.engine.render.Style;
import org.lifeboat.engine.render.Table;
import org.lifeboat.engine.render.Tone;
import org.lifeboat.experiment.question.Question;
import org.lifeboat.experiment.row.Column;

/**
 * What each column of results is.
 *
 * @param manifest of the results
 */
public record Schema(Manifest manifest) {
  /** As a page. */
  public String text(Style style) {
    Page page = new Page(style);
    page.title("Columns of " + manifest.question().id());
    Table table =
        new Table(
            0,
            List.of(
                Table.Column.left("column"),
                Table.Column.left("type"),
                Table.Column.left("unit"),
                Table.Column.left("role"),
                Table.Column.left("meaning")));
    for (Column column : manifest.allColumns()) {
      table.row(
          new Cell(column.name(), Tone.STRONG),
          Cell.of(type(column)),
          Cell.of(column.unit()),
          Cell.of(role(column)),
          Cell.of(column.meaning()));
    }
    table.writeTo(page);
    return page.text();
  }

  /** As Markdown. */
  public String markdown() {
    return "| column | type | unit | role | meaning |\n|---|---|---|---|---|\n"
        + manifest.allColumns().stream()
            .map(
                column ->
                    "| `%s` | %s | %s | %s | %s |\n"
                        .formatted(
                            column.name(),
                            type(column),
                            escaped(column.unit()),
                            role(column),
                            escaped(column.meaning())))
            .collect(Collectors.joining());
  }

  private static String escaped(String text) {
    return text.replaceAll("\\p{Cntrl}", " ").replaceAll("[|<\\\\]", "\\\\$0");
  }

  /** As JSON: {@code {"columns": [{name, type, unit, role, meaning}]}} */
  public String json() {
    return JsonTree.of(
        Map.of("columns", manifest.allColumns().stream().map(this::object).toList()));
  }

  private Map<String, Object> object(Column column) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", column.name());
    object.put("type", type(column));
    object.put("unit", column.unit());
    object.put("role", role(column));
    object.put("meaning", column.meaning());
    return object;
  }

  private static String type(Column column) {
    return column.type().name().toLowerCase(Locale.ROOT);
  }

  private String role(Column column) {
    Question question = manifest.question();
    return question.axes().contains(column.name())
        ? "axis"
        : question.metrics().contains(column.name()) ? "metric" : "";
  }
}

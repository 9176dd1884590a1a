package org.lifeboat.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lifeboat.engine.render.Cell;
import org.lifeboat.engine.render.Page;
import org.lifeboat.engine.render.Style;
import org.lifeboat.engine.render.Table;
import org.lifeboat.engine.render.Tone;
import org.lifeboat.experiment.results.RowSink;

/** Rows as a table for people, each in one line however long; of many rows, the first. */
final class TableRows implements RowSink {
  /** Rows that are shown; more are for programs. */
  private static final int MOST_ROWS = 1000;

  /** Columns of a page that wraps nothing. */
  private static final int WIDE = 1 << 20;

  private static final int LONGEST_CELL = 200;

  private static final MathContext DIGITS = new MathContext(7);

  private final Style style;
  private final Terminal terminal;
  private final List<String> names = new ArrayList<>();
  private final List<List<@Nullable Object>> rows = new ArrayList<>();
  private long count;

  TableRows(Style style, Terminal terminal) {
    this.style = new Style(style.colour(), style.unicode(), WIDE);
    this.terminal = terminal;
  }

  @Override
  public void columns(List<String> columns) {
    names.addAll(columns);
  }

  @Override
  public void row(List<@Nullable Object> values) {
    count++;
    if (rows.size() < MOST_ROWS) {
      rows.add(new ArrayList<>(values));
    }
  }

  @Override
  public void end() {
    Table table =
        new Table(
            0,
            IntStream.range(0, names.size())
                .mapToObj(c -> new Table.Column(names.get(c), isNumber(c)))
                .toList());
    rows.forEach(row -> table.row(row.stream().map(TableRows::cell).toList()));
    Page page = new Page(style);
    table.writeTo(page);
    terminal.out().print(page.text());
    if (count > rows.size()) {
      terminal.say(
          "%s of %s rows are shown; --format csv and --format json give all"
              .formatted(rows.size(), count));
    }
  }

  private boolean isNumber(int column) {
    return rows.stream()
        .map(row -> row.get(column))
        .allMatch(value -> value == null || value instanceof Number);
  }

  private static Cell cell(@Nullable Object value) {
    if (value == null) {
      return new Cell("-", Tone.DIM);
    }
    String text = text(value);
    return Cell.of(text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL) + "...");
  }

  /** Fractions with as many digits as people read. */
  private static String text(Object value) {
    return value instanceof Double number && Double.isFinite(number)
        ? new BigDecimal(number).round(DIGITS).stripTrailingZeros().toPlainString()
        : value.toString();
  }
}

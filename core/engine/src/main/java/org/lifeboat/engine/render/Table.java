package org.lifeboat.engine.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows under titles, each column as wide as it must be, the wide ones in several lines where the
 * page is too narrow.
 */
public final class Table {
  /** Blanks between columns, where nothing else is asked for. */
  static final int USUAL_GAP = 2;

  private final String indent;
  private final int gap;
  private final List<Column> columns;
  private final List<List<Cell>> rows = new ArrayList<>();

  /**
   * A table without rows.
   *
   * @param indent blanks before each line
   * @param columns at least one
   */
  public Table(int indent, List<Column> columns) {
    this(indent, USUAL_GAP, columns);
  }

  Table(int indent, int gap, List<Column> columns) {
    this.indent = " ".repeat(indent);
    this.gap = gap;
    this.columns = List.copyOf(columns);
  }

  /**
   * A column.
   *
   * @param title its name; may hold newlines
   * @param right whether it is set flush right, as numbers are
   */
  public record Column(String title, boolean right) {
    /** A column of words. */
    public static Column left(String title) {
      return new Column(title, false);
    }

    /** A column of numbers. */
    public static Column right(String title) {
      return new Column(title, true);
    }

    List<String> titleLines(int width) {
      return title.lines().flatMap(l -> Words.wrap(l, width).stream()).toList();
    }
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if there is not a cell for each column
   */
  public void row(Cell... cells) {
    row(Arrays.asList(cells));
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if there is not a cell for each column
   */
  public void row(List<Cell> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(cells.size() + " cells in " + columns.size() + " columns");
    }
    rows.add(List.copyOf(cells));
  }

  /** Writes the titles, a rule and the rows. */
  public void writeTo(Page page) {
    int[] widths = widths(page.style().width() - indent.length());
    if (columns.stream().anyMatch(c -> !c.title().isEmpty())) {
      titles(page, widths);
      page.raw(indent + rule(page.style(), widths));
    }
    for (List<Cell> row : rows) {
      List<List<String>> lines = new ArrayList<>();
      for (int c = 0; c < widths.length; c++) {
        lines.add(Words.wrap(row.get(c).text(), widths[c]));
      }
      write(page, widths, lines, row.stream().map(Cell::tone).toList(), false);
    }
  }

  private void titles(Page page, int[] widths) {
    List<List<String>> lines = new ArrayList<>();
    for (int c = 0; c < widths.length; c++) {
      lines.add(columns.get(c).titleLines(widths[c]));
    }
    write(page, widths, lines, columns.stream().map(c -> Tone.STRONG).toList(), true);
  }

  /**
   * Writes cells side by side; where they differ in lines they stand together at the bottom
   * (titles) or at the top (rows).
   */
  private void write(
      Page page, int[] widths, List<List<String>> cells, List<Tone> tones, boolean bottom) {
    int height = cells.stream().mapToInt(List::size).max().orElse(0);
    for (int line = 0; line < height; line++) {
      StringBuilder text = new StringBuilder(indent);
      for (int c = 0; c < widths.length; c++) {
        List<String> lines = cells.get(c);
        int at = bottom ? line - (height - lines.size()) : line;
        String part = at >= 0 && at < lines.size() ? lines.get(at) : "";
        String fill = " ".repeat(widths[c] - part.length());
        String painted = page.style().paint(tones.get(c), part);
        text.append(" ".repeat(c == 0 ? 0 : gap));
        text.append(columns.get(c).right() ? fill + painted : painted + fill);
      }
      page.raw(text.toString());
    }
  }

  private String rule(Style style, int[] widths) {
    StringBuilder text = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      text.append(" ".repeat(c == 0 ? 0 : gap)).append(style.rule(widths[c]));
    }
    return text.toString();
  }

  private int[] widths(int pageWidth) {
    ColumnWidths widths = new ColumnWidths(columns.size());
    for (int c = 0; c < columns.size(); c++) {
      boolean number = columns.get(c).right();
      widths.fit(c, columns.get(c).title(), number);
      for (List<Cell> row : rows) {
        widths.fit(c, row.get(c).text(), number);
      }
    }
    return widths.within(pageWidth - gap * (columns.size() - 1));
  }
}

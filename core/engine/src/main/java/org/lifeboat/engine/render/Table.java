package org.lifeboat.engine.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows under titles, each column as wide as it must be, the wide ones in several lines where the
 * page is too narrow.
 */
public final class Table {
  private static final int GAP = 2;

  private final String indent;
  private final List<Column> columns;
  private final List<List<Cell>> rows = new ArrayList<>();

  /**
   * A table without rows.
   *
   * @param indent blanks before each line
   * @param columns at least one
   */
  public Table(int indent, List<Column> columns) {
    this.indent = " ".repeat(indent);
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
        text.append(" ".repeat(c == 0 ? 0 : GAP));
        text.append(columns.get(c).right() ? fill + painted : painted + fill);
      }
      page.raw(text.toString());
    }
  }

  private static String rule(Style style, int[] widths) {
    StringBuilder text = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      text.append(" ".repeat(c == 0 ? 0 : GAP)).append(style.rule(widths[c]));
    }
    return text.toString();
  }

  /** Natural widths; while they exceed the page, the widest column gives way. */
  private int[] widths(int pageWidth) {
    int[] widths = new int[columns.size()];
    for (int c = 0; c < widths.length; c++) {
      int column = c;
      int title = columns.get(c).title().lines().mapToInt(String::length).max().orElse(0);
      int cells = rows.stream().mapToInt(r -> r.get(column).text().length()).max().orElse(0);
      widths[c] = Math.max(title, cells);
    }
    int excess = Arrays.stream(widths).sum() + GAP * (widths.length - 1) - pageWidth;
    int widest = widest(widths);
    while (excess > 0 && widths[widest] > 1) {
      widths[widest]--;
      excess--;
      widest = widest(widths);
    }
    return widths;
  }

  private static int widest(int[] widths) {
    int widest = 0;
    for (int c = 1; c < widths.length; c++) {
      widest = widths[c] > widths[widest] ? c : widest;
    }
    return widest;
  }
}

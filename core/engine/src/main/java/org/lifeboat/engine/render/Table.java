package org.lifeboat.engine.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rows under titles, each column as wide as it must be, the wide ones in several lines where the
 * page is too narrow.
 */
public final class Table {
  /** Blanks between columns, where nothing else is asked for. */
  static final int USUAL_GAP = 2;

  /** Words up to this length, in columns, are not cut while another column can give way. */
  private static final int LONGEST_WORD = 30;

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

  /**
   * Natural widths; while they exceed the page, the widest column gives way, as far as possible
   * without cutting words.
   */
  private int[] widths(int pageWidth) {
    int[] widths = new int[columns.size()];
    int[] least = new int[columns.size()];
    for (int c = 0; c < widths.length; c++) {
      widths[c] = longest(c, "\\R");
      least[c] = Math.min(LONGEST_WORD, longest(c, "\\s"));
    }
    int excess = Arrays.stream(widths).sum() + gap * (widths.length - 1) - pageWidth;
    excess = shrink(widths, least, excess);
    shrink(widths, new int[widths.length], excess);
    return widths;
  }

  private int longest(int column, String separator) {
    Stream<String> cells = rows.stream().map(r -> r.get(column).text());
    return Stream.concat(Stream.of(columns.get(column).title()), cells)
        .flatMap(text -> Stream.of(text.split(separator)))
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  /**
   * Takes columns from the widest until {@code excess} is gone or all are at their least; returns
   * what remains of it.
   */
  private static int shrink(int[] widths, int[] least, int excess) {
    int rest = excess;
    while (rest > 0) {
      int widest = -1;
      for (int c = 0; c < widths.length; c++) {
        if (widths[c] > Math.max(1, least[c]) && (widest < 0 || widths[c] > widths[widest])) {
          widest = c;
        }
      }
      if (widest < 0) {
        return rest;
      }
      widths[widest]--;
      rest--;
    }
    return rest;
  }
}

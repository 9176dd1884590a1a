package org.lifeboat.page.report.view;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lifeboat.experiment.row.Column;

/**
 * A chart's numbers, twice: for the script that draws it, and as a table for who cannot see it.
 *
 * @param title for people
 * @param description what it shows, in a sentence or two, with its extremes
 * @param columns what it is of
 * @param notes what the reader should know besides
 * @param drawing what the script draws; empty if no row counts
 * @param table the same numbers
 */
public record Figure(
    String title,
    String description,
    List<Column> columns,
    List<String> notes,
    Map<String, ?> drawing,
    TextTable table) {
  /**
   * Texts in rows.
   *
   * @param head a name for each column
   * @param numbers which columns hold numbers
   * @param rows as wide as the head
   */
  public record TextTable(List<String> head, List<Boolean> numbers, List<List<String>> rows) {
    /** No texts. */
    public static final TextTable EMPTY = new TextTable(List.of(), List.of(), List.of());
  }

  /** A chart of no rows. */
  public static Figure empty(String title, List<Column> columns) {
    return new Figure(title, "No boot counts here.", columns, List.of(), Map.of(), TextTable.EMPTY);
  }

  /** Whether there is nothing to draw. */
  public boolean isEmpty() {
    return drawing.isEmpty();
  }

  /** The same with one thing more to know, before the others. */
  public Figure noting(String note) {
    List<String> all = Stream.concat(Stream.of(note), notes.stream()).toList();
    return new Figure(title, description, columns, all, drawing, table);
  }
}

package org.lifeboat.experiment.results;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lifeboat.experiment.question.Question;
import org.lifeboat.experiment.row.Column;

/**
 * What a results folder says of itself: whose rows it holds, and what made them, so that anyone can
 * repeat it. There is no time in it: the same run gives the same manifest.
 *
 * @param version of the Lifeboat that booted
 * @param file the experiment's, as it was named when the run began
 * @param fingerprint of all that decides the rows
 * @param seed the experiment's
 * @param question what was asked
 * @param columns of each row, without its number, which {@link #NUMBER} holds
 * @param rows how many there are to be, from 1 to {@link Cut#MOST_ROWS}
 * @param plugins what was booted with
 * @param tally what is counted at the end; empty of a run that is not finished
 */
public record Manifest(
    String version,
    String file,
    String fingerprint,
    long seed,
    Question question,
    List<Column> columns,
    long rows,
    List<UsedPlugin> plugins,
    Optional<Tally> tally) {
  /** The first column of all results: a row's number, from 0. */
  public static final Column NUMBER =
      new Column(
          "boot",
          Column.Type.WHOLE,
          "",
          "the number of the boot in its experiment, from 0; boot FILE:NUMBER repeats it");

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there are too few or too many rows, no column, or two
   *     columns of one name
   */
  public Manifest {
    columns = List.copyOf(columns);
    plugins = List.copyOf(plugins);
    Cut cut = new Cut(rows);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException(cut.rows() + " rows without a column");
    }
    Set<String> names = new HashSet<>(Set.of(NUMBER.name()));
    for (Column column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException("two columns are called '" + column.name() + "'");
      }
    }
  }

  /** All columns in order, the first being {@link #NUMBER}. */
  public List<Column> allColumns() {
    return all(columns);
  }

  /** The columns of rows, with {@link #NUMBER} before them. */
  public static List<Column> all(List<Column> columns) {
    return Stream.concat(Stream.of(NUMBER), columns.stream()).toList();
  }

  /** How the rows are cut. */
  public Cut cut() {
    return new Cut(rows);
  }

  /** Whether all rows are there. */
  public boolean complete() {
    return tally.isPresent();
  }

  /** The same for a run that is finished, or is not. */
  public Manifest with(Optional<Tally> counted) {
    return new Manifest(
        version, file, fingerprint, seed, question, columns, rows, plugins, counted);
  }
}

package org.lifeboat.experiment.results;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.stream.Collectors;
import org.lifeboat.experiment.duckdb.Duck;
import org.lifeboat.experiment.row.Column;

/**
 * The results in a folder, to be read. They were held against the manifest and their hashes when
 * they were opened. For one thread at a time.
 */
public final class Results implements AutoCloseable {
  private final Manifest manifest;
  private final PartFolder parts;
  private final Inventory inventory;
  private final View view;

  private Results(Manifest manifest, PartFolder parts, Inventory inventory, View view) {
    this.manifest = manifest;
    this.parts = parts;
    this.inventory = inventory;
    this.view = view;
  }

  /** What results must be to be opened. */
  public enum Wanted {
    /** All rows, as an uninterrupted run gives them. */
    COMPLETE,
    /** The rows that are there. */
    PARTIAL
  }

  /**
   * Opens results.
   *
   * @throws ResultsException if there are none, if they are of another format, or unfinished or
   *     damaged where all are wanted
   */
  public static Results open(ResultsFolder folder, Wanted wanted) {
    Manifest manifest = folder.manifest();
    PartFolder parts = folder.parts(manifest);
    Inventory inventory = parts.checked();
    if (wanted == Wanted.COMPLETE) {
      new Completeness(folder.path(), manifest, parts).check(inventory);
    }
    return new Results(manifest, parts, inventory, View.open(manifest, parts.files(inventory)));
  }

  /** What the folder says of itself. */
  public Manifest manifest() {
    return manifest;
  }

  /** How many rows there are: all, unless part of them was wanted. */
  public long rows() {
    return parts.rows(inventory.present());
  }

  /**
   * Gives all rows in the order of their numbers, from part to part, so that memory does not depend
   * on how many there are.
   *
   * @throws ResultsException if a part is none of these results
   * @throws IOException as the sink throws it
   */
  public void export(RowSink sink) throws IOException {
    sink.columns(manifest.allColumns().stream().map(Column::name).toList());
    BitSet present = inventory.present();
    for (int part = present.nextSetBit(0); part >= 0; part = present.nextSetBit(part + 1)) {
      Path file = parts.file(part, inventory.hash(part));
      Cut cut = parts.cut();
      view.part(file, new PartRows(file, cut.first(part), cut.end(part), sink));
    }
    sink.end();
  }

  /**
   * Gives the answer to a question that somebody else wrote: one SELECT over the view {@code
   * results}. It writes nothing, reaches no file but the parts and no network, has 1 GB of memory,
   * and finds the same each time.
   *
   * @throws ResultsException if it is no such question, in DuckDB's words
   * @throws IOException as the sink throws it
   */
  public void query(String sql, RowSink sink) throws IOException {
    try {
      // DuckDB's query() takes a single SELECT and nothing else.
      view.run("SELECT * FROM query(" + Duck.literal(sql) + ")", sink);
    } catch (SQLException e) {
      throw new ResultsException(Duck.words(e) + "\n" + hint(e));
    }
  }

  private String hint(SQLException e) {
    return Duck.isOutOfMemory(e)
        ? "An answer gets 1 GB here; DuckDB itself opens the parts with what you give it."
        : "A SELECT over 'results' is needed; its columns are "
            + manifest.allColumns().stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /** The same as a whole, for answers that are known to be small. */
  public Answer query(String sql) {
    AnswerRows rows = new AnswerRows();
    try {
      query(sql, rows);
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot be written", e);
    }
    return rows.answer();
  }

  /**
   * DuckDB with the view {@code results}, for statements of the program's own: {@link #query} is
   * for those of others. It reaches no file but the parts, and no network. One answer is read at a
   * time: the next statement ends it. Closed with the results.
   */
  public Connection connection() {
    return view.connection();
  }

  @Override
  public void close() {
    view.close();
  }
}

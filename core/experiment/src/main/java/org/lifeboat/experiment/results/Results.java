package org.lifeboat.experiment.results;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;

/**
 * The results in a folder, to be read. They were held against the manifest and their hashes when
 * they were opened. For one thread at a time.
 */
public interface Results extends AutoCloseable {
  /** What they must be to be opened. */
  enum Wanted {
    /** All rows. */
    COMPLETE,
    /** The rows that are there. */
    PARTIAL
  }

  /**
   * Opens results.
   *
   * @throws ResultsException if there are none, if they are unfinished or damaged, or if another
   *     version made them
   */
  static Results open(Path folder, Wanted wanted) {
    throw new UnsupportedOperationException("" + folder + wanted);
  }

  /** What the folder says of itself. */
  Manifest manifest();

  /** How many rows there are: all, unless the results are partial. */
  long rows();

  /** Gives all rows in the order of their numbers. */
  void export(RowSink sink) throws IOException;

  /**
   * The answer to a query: one SELECT, over the view {@code results}. It can neither write nor
   * reach files or the network, and gets the same answer each time, row by row.
   *
   * @throws ResultsException if it is no query, or too large for memory; with DuckDB's words
   */
  void query(String sql, RowSink sink) throws IOException;

  /** The same as a whole, for answers that are known to be small. */
  Answer query(String sql);

  /**
   * DuckDB with the view {@code results}: for statements of this program's own. It cannot reach
   * files beside the parts, nor the network. Closed with the results.
   */
  Connection connection();

  @Override
  void close();
}

package org.lifeboat.experiment.results;

import java.sql.Connection;
import java.util.List;

/**
 * The table {@code results} of an experiment before any boot, to try questions on: what is wrong
 * with a query shows there already.
 */
public final class NoResults implements AutoCloseable {
  private final View view;

  /**
   * The table.
   *
   * @throws ResultsException if DuckDB cannot be loaded
   */
  public NoResults(Manifest manifest) {
    view = View.open(manifest, List.of());
  }

  /** DuckDB with the table. */
  public Connection connection() {
    return view.connection();
  }

  @Override
  public void close() {
    view.close();
  }
}

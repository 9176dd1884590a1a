package org.lifeboat.experiment.run;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.lifeboat.experiment.duckdb.Duck;
import org.lifeboat.experiment.results.Manifest;
import org.lifeboat.experiment.results.ResultsException;
import org.lifeboat.experiment.row.Column;
import org.lifeboat.experiment.row.Row;
import org.lifeboat.experiment.row.RowSource;

/**
 * Writes rows to Parquet files; the same rows give the same bytes. For one thread, with a DuckDB of
 * its own, so that threads share nothing.
 */
public final class PartWriter implements AutoCloseable {
  private static final String MEMORY = "256MB";
  private static final String TABLE = "part";

  /** Rows between two looks at whether to stop, and between two reports of progress. */
  private static final int BATCH = 16;

  private final RowSource rows;
  private final List<Column> columns;
  private final DuckDBConnection connection;

  /**
   * A writer of these rows.
   *
   * @throws ResultsException if DuckDB cannot be loaded
   */
  public PartWriter(RowSource rows) {
    this.rows = rows;
    this.columns = rows.columns();
    try {
      connection = Duck.open(MEMORY);
    } catch (SQLException e) {
      throw new ResultsException(Duck.words(e));
    }
    try {
      execute("CREATE TABLE " + TABLE + " (" + Duck.columns(Manifest.all(columns)) + ")");
    } catch (SQLException e) {
      close();
      throw new ResultsException(Duck.words(e));
    }
  }

  /**
   * Computes rows and writes them.
   *
   * @param first the number of the first
   * @param end one more than that of the last
   * @param file where to; what is there is replaced
   * @return whether they are written; false after a cancellation
   * @throws RowException if the rows' source fails
   * @throws ResultsException if the file cannot be written; something of it may be there
   */
  public boolean write(
      long first, long end, Path file, RunListener listener, Cancellation cancellation) {
    try {
      execute("DELETE FROM " + TABLE);
      if (!append(first, end, listener, cancellation)) {
        return false;
      }
      execute(
          "COPY %s TO %s (FORMAT PARQUET, COMPRESSION ZSTD, USE_TMP_FILE false)"
              .formatted(TABLE, Duck.literal(file.toAbsolutePath().toString())));
      return true;
    } catch (SQLException e) {
      throw new ResultsException(file + ": cannot be written: " + Duck.reason(e));
    }
  }

  private boolean append(long first, long end, RunListener listener, Cancellation cancellation)
      throws SQLException {
    try (DuckDBAppender appender =
        connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, TABLE)) {
      for (long batch = first; batch < end; batch += BATCH) {
        if (cancellation.requested()) {
          return false;
        }
        long batchEnd = Math.min(end, batch + BATCH);
        for (long number = batch; number < batchEnd; number++) {
          append(appender, number);
        }
        listener.computed((int) (batchEnd - batch));
      }
    }
    return true;
  }

  private void append(DuckDBAppender appender, long number) throws SQLException {
    List<@Nullable Object> values = row(number).values();
    appender.beginRow();
    appender.append(number);
    for (int c = 0; c < values.size(); c++) {
      Object value = values.get(c);
      if (value == null) {
        appender.appendNull();
      } else {
        switch (columns.get(c).type()) {
          case TEXT -> appender.append((String) value);
          case WHOLE -> appender.append((long) (Long) value);
          case FLAG -> appender.append((boolean) (Boolean) value);
        }
      }
    }
    appender.endRow();
  }

  // Whatever the source throws is its bug, and the row's number is what helps to find it.
  private Row row(long number) {
    try {
      Row row = rows.row(number);
      check(row, number);
      return row;
    } catch (RuntimeException | Error e) {
      throw new RowException(number, e);
    }
  }

  private void check(Row row, long number) {
    if (row.number() != number || row.values().size() != columns.size()) {
      throw new IllegalStateException(
          "row %s has %s values, and %s columns were announced"
              .formatted(row.number(), row.values().size(), columns.size()));
    }
    for (int c = 0; c < columns.size(); c++) {
      Object value = row.values().get(c);
      if (value != null && value.getClass() != type(columns.get(c))) {
        throw new IllegalStateException(
            "%s is a %s".formatted(columns.get(c).name(), value.getClass().getName()));
      }
    }
  }

  private static Class<?> type(Column column) {
    return switch (column.type()) {
      case TEXT -> String.class;
      case WHOLE -> Long.class;
      case FLAG -> Boolean.class;
    };
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new ResultsException("DuckDB cannot be closed: " + Duck.words(e));
    }
  }
}

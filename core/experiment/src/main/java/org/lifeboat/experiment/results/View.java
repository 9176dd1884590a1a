package org.lifeboat.experiment.results;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lifeboat.experiment.duckdb.Duck;

/**
 * Parts as the view {@code results} of a DuckDB that can read their folder and reach nothing else,
 * and whose settings cannot be changed any more.
 */
final class View implements AutoCloseable {
  private static final String MEMORY = "1GB";

  private final Connection connection;
  private final String columns;

  private View(Connection connection, String columns) {
    this.connection = connection;
    this.columns = columns;
  }

  /**
   * Opens it.
   *
   * @param files in the order of their rows; may be empty
   */
  static View open(Manifest manifest, List<Path> files) {
    try {
      View view =
          new View(
              Duck.open(MEMORY),
              manifest.allColumns().stream()
                  .map(column -> Duck.name(column.name()))
                  .collect(Collectors.joining(", ")));
      try {
        view.define(manifest, files);
        return view;
      } catch (SQLException e) {
        view.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new ResultsException("the parts cannot be read: " + Duck.words(e));
    }
  }

  private void define(Manifest manifest, List<Path> files) throws SQLException {
    List<String> statements = new ArrayList<>();
    if (files.isEmpty()) {
      statements.add("CREATE TABLE results (" + Duck.columns(manifest.allColumns()) + ")");
    } else {
      statements.add("CREATE VIEW results AS SELECT " + columns + " FROM " + parquet(files));
      String folder = files.get(0).toAbsolutePath().getParent() + "/";
      statements.add("SET allowed_directories = [" + Duck.literal(folder) + "]");
    }
    statements.add("SET enable_external_access = false");
    statements.add("SET lock_configuration = true");
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String parquet(List<Path> files) {
    return files.stream()
        .map(file -> Duck.literal(file.toAbsolutePath().toString()))
        .collect(Collectors.joining(", ", "read_parquet([", "])"));
  }

  Connection connection() {
    return connection;
  }

  /** What a statement of this program's own finds. */
  Answer answer(String sql) {
    AnswerRows rows = new AnswerRows();
    try {
      run(sql, rows);
    } catch (SQLException e) {
      throw new ResultsException("the parts cannot be read: " + Duck.words(e));
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot be written", e);
    }
    return rows.answer();
  }

  /** Gives the rows of a part, in their order. */
  void part(Path file, RowSink sink) throws IOException {
    try {
      run("SELECT " + columns + " FROM " + parquet(List.of(file)), sink);
    } catch (SQLException e) {
      throw new ResultsException(file + ": cannot be read: " + Duck.words(e));
    }
  }

  /** Gives what a statement finds. */
  void run(String sql, RowSink sink) throws SQLException, IOException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      ResultSetMetaData header = found.getMetaData();
      List<String> names = new ArrayList<>();
      for (int c = 1; c <= header.getColumnCount(); c++) {
        names.add(header.getColumnLabel(c));
      }
      sink.columns(names);
      List<@Nullable Object> row = Arrays.asList(new @Nullable Object[names.size()]);
      while (found.next()) {
        for (int c = 0; c < row.size(); c++) {
          row.set(c, value(found, c + 1));
        }
        sink.row(row);
      }
      sink.end();
    }
  }

  private static @Nullable Object value(ResultSet found, int column) throws SQLException {
    Object value = found.getObject(column);
    return value == null
            || value instanceof String
            || value instanceof Number
            || value instanceof Boolean
        ? value
        : found.getString(column);
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

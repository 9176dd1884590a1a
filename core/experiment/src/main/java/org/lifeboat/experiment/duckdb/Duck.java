package org.lifeboat.experiment.duckdb;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.lifeboat.experiment.row.Column;

/** Connections to a DuckDB in memory. */
public final class Duck {
  private Duck() {}

  /**
   * A database of its own, in memory. It works in the calling thread alone, so that answers are the
   * same each time; it writes no file but where a statement says so, and fetches no extension.
   *
   * @param memory what it may take, as in {@code 256MB}
   * @throws SQLException also if DuckDB cannot be loaded
   */
  public static DuckDBConnection open(String memory) throws SQLException {
    Properties properties = new Properties();
    // Else an answer is held in memory as a whole before its first row is read.
    properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    DuckDBConnection connection = DuckLibrary.connect(properties);
    try (Statement statement = connection.createStatement()) {
      for (String setting :
          new String[] {
            "threads = 1",
            "memory_limit = '" + memory + "'",
            "temp_directory = ''",
            "autoinstall_known_extensions = false",
            "autoload_known_extensions = false"
          }) {
        statement.execute("SET " + setting);
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** A text as SQL writes it. */
  public static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A name as SQL writes it. */
  public static String name(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }

  /** How a table with these columns is defined. */
  public static String columns(List<Column> columns) {
    return columns.stream()
        .map(column -> name(column.name()) + " " + type(column.type()))
        .collect(Collectors.joining(", "));
  }

  /** The type of a column in SQL. */
  public static String type(Column.Type type) {
    return switch (type) {
      case TEXT -> "VARCHAR";
      case WHOLE -> "BIGINT";
      case FLAG -> "BOOLEAN";
    };
  }

  /** The same of an error of a file that is named already: only what the system says. */
  public static String reason(SQLException e) {
    String words = words(e);
    int system = words.lastIndexOf("\": ");
    return system < 0 ? words : words.substring(system + 3);
  }

  /** Whether a statement needed more memory than it may take. */
  public static boolean isOutOfMemory(SQLException e) {
    return String.valueOf(e.getMessage()).startsWith("Out of Memory Error");
  }

  /** What DuckDB says is wrong, without the place in a statement that its user did not write. */
  public static String words(SQLException e) {
    String message = String.valueOf(e.getMessage());
    int place = message.indexOf("\n\nLINE ");
    return (place < 0 ? message : message.substring(0, place)).strip();
  }
}

package org.lifeboat.page.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lifeboat.experiment.row.Column;

/** The rows of an experiment, asked in SQL: the table {@code results} of a connection. */
final class Rows {
  /** The column of row numbers. */
  static final String BOOT = "boot";

  private final Connection connection;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final Map<String, Spread> spreads = new LinkedHashMap<>();
  private final Map<String, Long> different = new HashMap<>();
  private final long size;

  /**
   * What values a column has.
   *
   * @param smallest null where no row has a value
   * @param largest null where no row has a value
   * @param present rows that have a value
   */
  record Spread(@Nullable Object smallest, @Nullable Object largest, long present) {}

  /**
   * @param columns without the row's number
   * @throws ReportException if the connection has no such results
   */
  Rows(Connection connection, List<Column> columns) {
    this.connection = connection;
    columns.forEach(c -> this.columns.put(c.name(), c));
    String of =
        columns.stream()
            .map(c -> ", min(%1$s), max(%1$s), count(%1$s)".formatted(name(c)))
            .collect(Collectors.joining());
    List<@Nullable Object> facts = row("the results", "select count(*)" + of + " from results");
    size = whole(facts.get(0)).longValueExact();
    for (int i = 0; i < columns.size(); i++) {
      spreads.put(
          columns.get(i).name(),
          new Spread(
              facts.get(3 * i + 1),
              facts.get(3 * i + 2),
              whole(facts.get(3 * i + 3)).longValueExact()));
    }
  }

  /** How many rows there are. */
  long size() {
    return size;
  }

  Optional<Column> find(String name) {
    return Optional.ofNullable(columns.get(name));
  }

  /**
   * The column of this name.
   *
   * @param asker who wants it, for people
   * @throws ReportException if there is none
   */
  Column column(String asker, String name) {
    return find(name)
        .orElseThrow(
            () ->
                new ReportException(
                    asker
                        + ": there is no column '"
                        + name
                        + "'; there are: "
                        + String.join(", ", columns.keySet())));
  }

  Spread spread(Column column) {
    return Objects.requireNonNull(spreads.get(column.name()));
  }

  /** Whether not all rows have the same in it; to have no value is to have another. */
  boolean varies(Column column) {
    Spread spread = spread(column);
    return spread.smallest() != null
        && (!spread.smallest().equals(spread.largest()) || spread.present() < size);
  }

  /** How many different values a column has; to have none is not one. */
  long different(Column column) {
    return different.computeIfAbsent(
        column.name(),
        name ->
            whole(
                    row(
                            "the results",
                            "select count(distinct %s) from results".formatted(name(name)))
                        .get(0))
                .longValueExact());
  }

  /**
   * All rows of an answer; the asker sees to it that they are few. Conditions in it are of whoever
   * wrote the experiment, so it may be a single SELECT and nothing else.
   *
   * @param asker whose question it is, for people
   * @throws ReportException if it is no SQL, or asks for what there is not
   */
  List<List<@Nullable Object>> rows(String asker, String sql) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(select(sql))) {
      int width = answer.getMetaData().getColumnCount();
      while (answer.next()) {
        List<@Nullable Object> row = new ArrayList<>(width);
        for (int i = 1; i <= width; i++) {
          row.add(answer.getObject(i));
        }
        rows.add(row);
      }
    } catch (SQLException e) {
      throw refused(asker, e);
    }
    return rows;
  }

  /** The one row of an answer that has one whatever the rows are. */
  List<@Nullable Object> row(String asker, String sql) {
    return rows(asker, sql).get(0);
  }

  /**
   * The first row of the answer to somebody else's query by the names of its columns; empty if it
   * has none. It has to be a single SELECT, which can change nothing.
   *
   * @throws ReportException if it is no SQL, or asks for what there is not
   */
  Optional<Map<String, @Nullable Object>> first(String asker, String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(select(sql))) {
      if (!answer.next()) {
        return Optional.empty();
      }
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
        row.put(answer.getMetaData().getColumnLabel(i), answer.getObject(i));
      }
      return Optional.of(row);
    } catch (SQLException e) {
      throw refused(asker, e);
    }
  }

  /** DuckDB's query() takes a single SELECT and nothing else, which can change nothing. */
  private static String select(String sql) {
    return "select * from query(" + literal(sql) + ")";
  }

  private static ReportException refused(String asker, SQLException e) {
    String why =
        String.valueOf(e.getMessage())
            .lines()
            .map(String::strip)
            .takeWhile(line -> !line.toUpperCase(Locale.ROOT).startsWith("LINE "))
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining(" "));
    return new ReportException(asker + ": " + why);
  }

  /** How SQL calls a column. */
  static String name(Column column) {
    return name(column.name());
  }

  /** How SQL calls a column. */
  static String name(String column) {
    return '"' + column.replace("\"", "\"\"") + '"';
  }

  /** A text, a whole number or a truth value in SQL. */
  static String literal(Object value) {
    return value instanceof String text ? "'" + text.replace("'", "''") + "'" : value.toString();
  }

  /** A condition as the rest of a query takes it; empty holds for all rows. */
  static String where(Optional<String> condition) {
    return condition.map(c -> " where (" + c + "\n)").orElse("");
  }

  /** A number of an answer that is whole, of whichever type. */
  static BigInteger whole(@Nullable Object value) {
    return value instanceof BigInteger big
        ? big
        : value instanceof BigDecimal decimal
            ? decimal.toBigIntegerExact()
            : BigInteger.valueOf(((Number) Objects.requireNonNull(value)).longValue());
  }
}

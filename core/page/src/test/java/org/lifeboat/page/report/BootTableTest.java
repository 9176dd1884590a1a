package org.lifeboat.page.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.lifeboat.experiment.question.Question;
import org.lifeboat.experiment.row.Column;
import org.lifeboat.experiment.row.Column.Type;

class BootTableTest {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("kernel", Type.TEXT, "", ""),
          new Column("policy", Type.TEXT, "", ""),
          new Column("seed", Type.WHOLE, "", ""),
          new Column("survived", Type.FLAG, "", ""),
          new Column("cost_bytes", Type.WHOLE, "bytes", ""));
  private static final Question QUESTION =
      new Question(
          "q",
          "q",
          "q",
          List.of("kernel", "policy", "seed"),
          List.of("survived", "cost_bytes"),
          List.of(),
          List.of());

  private static BootTable table(int boots) throws SQLException {
    String rows =
        """
        create table results as select range as boot, 'linux-6.1' as kernel,
          case range %% 2 when 0 then 'a' else 'b' end as policy, range // 2 as seed,
          range %% 4 = 0 as survived, case when range %% 2 = 0 then range * 2 end as cost_bytes
        from range(%s)
        """
            .formatted(Integer.toString(boots));
    try (Connection results = Invented.table(rows)) {
      return BootTable.of(new Rows(results, COLUMNS), QUESTION);
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, ?>> columns(BootTable table) {
    return (List<Map<String, ?>>) table.data().get("columns");
  }

  private static List<?> told(BootTable table, String key) {
    return columns(table).stream().map(c -> c.get(key)).toList();
  }

  private static List<?> values(BootTable table, int column) {
    return (List<?>) Objects.requireNonNull(columns(table).get(column).get("values"));
  }

  @Test
  void fewBootsAreAllThere() throws SQLException {
    BootTable table = table(4);

    assertThat(table.grouped()).isFalse();
    assertThat(table.same()).containsExactly(Map.entry("kernel", "linux-6.1"));
    assertThat(told(table, "name"))
        .isEqualTo(List.of("boot", "policy", "seed", "survived", "cost_bytes"));
    assertThat(columns(table).get(1).get("texts")).isEqualTo(List.of("a", "b"));
    assertThat(values(table, 1)).isEqualTo(List.of(0, 1, 0, 1));
    assertThat(values(table, 4)).isEqualTo(Arrays.asList(0L, null, 4L, null));
  }

  @Test
  void numbersThatAScriptWouldRoundAreTexts() throws SQLException {
    try (Connection results =
        Invented.table(
            "create table results as select range as boot, 'k' as kernel, 'p' as policy,"
                + " 9007199254740991 + 2 * range as seed, true as survived, 0::bigint as cost_bytes"
                + " from range(2)")) {
      BootTable table = BootTable.of(new Rows(results, COLUMNS), QUESTION);

      assertThat(values(table, 1)).isEqualTo(List.of(9007199254740991L, "9007199254740993"));
    }
  }

  @Test
  void theMostThatFitAreNotGrouped() throws SQLException {
    assertThat(table(BootTable.MOST_ROWS).grouped()).isFalse();
    assertThat(table(BootTable.MOST_ROWS + 2).grouped()).isTrue();
  }

  @Test
  void manyBootsAreGroupsWithoutTheAxisOfMostValues() throws SQLException {
    BootTable table = table(20_000);

    assertThat(table.size()).isEqualTo(2);
    assertThat(table.dropped()).containsExactly("seed");
    assertThat(told(table, "label"))
        .isEqualTo(List.of("policy", "boots", "survived", "mean of cost", "first boot"));
    assertThat(values(table, 1)).isEqualTo(List.of(10_000L, 10_000L));
    assertThat(values(table, 2)).isEqualTo(List.of(new BigDecimal("0.5"), new BigDecimal("0")));
    assertThat(values(table, 3)).isEqualTo(Arrays.asList(new BigDecimal("19998"), null));
    assertThat(values(table, 4)).isEqualTo(List.of(0L, 1L));
  }
}

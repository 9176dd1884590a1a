package org.lifeboat.page.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.lifeboat.experiment.question.Chart;
import org.lifeboat.experiment.row.Column;
import org.lifeboat.experiment.row.Column.Type;
import org.lifeboat.page.report.view.Figure;

class FiguresTest {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("name", Type.TEXT, "", ""),
          new Column("size_bytes", Type.WHOLE, "bytes", ""),
          new Column("count", Type.WHOLE, "", ""),
          new Column("good", Type.FLAG, "", ""));

  private static Figure figure(String rows, Chart chart) throws SQLException {
    try (Connection results = Invented.table("create table results as " + rows)) {
      return Figures.of(Invented.asking(List.of(), List.of(chart)), new Rows(results, COLUMNS))
          .get(0);
    }
  }

  private static String rows(int count, String name, String size, String number, String good) {
    return "select range as boot, (%s)::varchar as name, (%s)::bigint as size_bytes,"
            .formatted(name, size)
        + " (%s)::bigint as count, (%s)::boolean as good from range(%s)"
            .formatted(number, good, Integer.toString(count));
  }

  private static List<String> firsts(Figure figure) {
    return figure.table().rows().stream().map(row -> row.get(0)).toList();
  }

  @Test
  void aHeatMapHasTheMeanOfEachPair() throws SQLException {
    Figure figure =
        figure(
            rows(8, "case when range < 4 then 'a' else 'b' end", "4096", "range % 2", "range > 5"),
            new Chart.HeatMap("t", Optional.empty(), "name", "count", "good"));

    assertThat(figure.table().head()).containsExactly("count", "b", "a");
    assertThat(figure.table().rows())
        .containsExactly(List.of("0", "50 %", "0 %"), List.of("1", "50 %", "0 %"));
    assertThat(figure.description())
        .isEqualTo(
            "Heat map of the share of boots that say yes to good, by count and name."
                + " Least: 0 % in 2 cells. Most: 50 % in 2 cells.");
  }

  @Test
  void pairsWithoutAValueAreLeftOpen() throws SQLException {
    Figure figure =
        figure(
            rows(
                3,
                "['a', 'a', 'b'][range + 1]",
                "case when range = 1 then null else 4096 end",
                "range",
                "true"),
            new Chart.HeatMap("t", Optional.empty(), "name", "count", "size_bytes"));

    assertThat(figure.table().rows())
        .containsExactly(List.of("0", "4 KB", ""), List.of("1", "", ""), List.of("2", "", "4 KB"));
  }

  @Test
  void textsBeyondTheMostAreTogether() throws SQLException {
    Figure figure =
        figure(
            rows(100, "case when range < 40 then 'often' else 'n' || range end", "1", "1", "true"),
            new Chart.HeatMap("t", Optional.empty(), "count", "name", "good"));

    assertThat(firsts(figure)).hasSize(30).startsWith("often").endsWith("32 others");
    assertThat(figure.notes())
        .containsExactly(
            "Of 61 values of name, the 29 of most boots stand alone; the others are together.");
  }

  @Test
  void numbersBeyondTheMostAreInRanges() throws SQLException {
    Figure figure =
        figure(
            rows(1000, "'a'", "1048576 * (1 + range)", "1", "true"),
            new Chart.HeatMap("t", Optional.empty(), "name", "size_bytes", "good"));

    assertThat(firsts(figure))
        .startsWith("1 MB to 2 MB", "2 MB to 4 MB")
        .endsWith("from 512 MB")
        .hasSize(10);
  }

  @Test
  void sizesAndVersionsAreInTheirOwnOrder() throws SQLException {
    Chart chart = new Chart.HeatMap("t", Optional.empty(), "count", "name", "good");

    assertThat(
            firsts(
                figure(
                    rows(4, "['16G', '512M', '1T', '2G'][range + 1]", "1", "1", "range = 0"),
                    chart)))
        .containsExactly("512M", "2G", "16G", "1T");
    assertThat(
            firsts(
                figure(
                    rows(
                        3,
                        "['linux-6.1', 'linux-2.6.32', 'linux-2.6.5'][range + 1]",
                        "1",
                        "1",
                        "true"),
                    chart)))
        .containsExactly("linux-2.6.5", "linux-2.6.32", "linux-6.1");
  }

  @Test
  void namesAreInTheOrderOfTheirMeans() throws SQLException {
    Chart chart = new Chart.HeatMap("t", Optional.empty(), "count", "name", "good");

    assertThat(firsts(figure(rows(3, "['x', 'y', 'z'][range + 1]", "1", "1", "range = 1"), chart)))
        .containsExactly("y", "x", "z");
  }

  @Test
  void whatIsAbsentIsAValueToo() throws SQLException {
    Figure figure =
        figure(
            rows(2, "case when range = 0 then 'a' end", "1", "1", "true"),
            new Chart.HeatMap("t", Optional.empty(), "count", "name", "good"));

    assertThat(firsts(figure)).containsExactlyInAnyOrder("none", "a");
  }

  @Property(tries = 60)
  void quartersAreThoseOfSortedNumbers(
      @ForAll @Size(min = 1, max = 40) List<@LongRange(min = -5, max = 60) Long> numbers)
      throws SQLException {
    String list = numbers.stream().map(n -> n + "").collect(Collectors.joining(", ", "[", "]"));
    Figure figure =
        figure(
            rows(numbers.size(), "'a'", "1", list + "[range + 1]", "true"),
            new Chart.Distribution("t", Optional.empty(), "count", "name"));

    List<Long> sorted = new ArrayList<>(numbers);
    Collections.sort(sorted);
    List<String> expected = new ArrayList<>(List.of("a", numbers.size() + ""));
    for (int quarter = 0; quarter <= 4; quarter++) {
      int rank = Math.max(1, (numbers.size() * quarter + 3) / 4);
      expected.add(sorted.get(rank - 1) + "");
    }
    assertThat(figure.table().rows().get(0).subList(0, 7)).isEqualTo(expected);
  }

  @Test
  @SuppressWarnings("unchecked")
  void fewValuesAreCounted() throws SQLException {
    Figure figure =
        figure(
            rows(8, "'a'", "case when range < 6 then 0 else 67108864 end", "1", "true"),
            new Chart.Distribution("t", Optional.empty(), "size_bytes", "name"));

    Map<String, ?> row = ((List<Map<String, ?>>) figure.drawing().get("rows")).get(0);
    assertThat((List<Object>) row.get("dots"))
        .containsExactly(
            List.of(0L, 6L, "0", "75 %", 0L), List.of(67108864L, 2L, "64 MB", "25 %", 6L));
  }

  @Test
  void aCurveHasThePointsThatThereAre() throws SQLException {
    Figure figure =
        figure(
            rows(
                8,
                "case when range < 4 then 'a' else 'b' end",
                "4096 << (range % 2)",
                "1",
                "range % 4 = 3"),
            new Chart.Curve(
                "t", Optional.of("boot <> 0"), "size_bytes", "good", Optional.of("name"), true));

    assertThat(figure.table().rows())
        .containsExactly(
            List.of("a", "4 KB", "0 %", "1"),
            List.of("a", "8 KB", "50 %", "2"),
            List.of("b", "4 KB", "0 %", "2"),
            List.of("b", "8 KB", "50 %", "2"));
    assertThat(figure.notes()).containsExactly("Only boots where boot <> 0.");
  }

  @Test
  void aCurveOfManyPointsIsInRanges() throws SQLException {
    Figure figure =
        figure(
            rows(10_000, "'a'", "1", "range", "range < 5000"),
            new Chart.Curve("t", Optional.empty(), "count", "good", Optional.empty(), false));

    assertThat(figure.table().rows()).hasSizeBetween(10, 48);
    assertThat(figure.table().rows().get(0)).containsExactly("all boots", "249.5", "100 %", "500");
  }

  @Test
  void pointsThatWouldLieOnEachOtherAreOne() throws SQLException {
    Figure figure =
        figure(
            rows(
                4,
                "'a'",
                "[8589934592, 8585740288, 8589930496, 17179869184][range + 1]",
                "1",
                "range > 0"),
            new Chart.Curve("t", Optional.empty(), "size_bytes", "good", Optional.empty(), true));

    assertThat(figure.table().rows())
        .containsExactly(
            List.of("all boots", "8 GB", "66.7 %", "3"),
            List.of("all boots", "16 GB", "100 %", "1"));
    assertThat(figure.notes())
        .containsExactly(
            "A point stands for all boots of nearly the same size, and is at their mean.");
  }

  @Test
  @SuppressWarnings("unchecked")
  void valuesThatReadTheSameAreCountedTogether() throws SQLException {
    Figure figure =
        figure(
            rows(4, "'a'", "67108864 + range", "1", "true"),
            new Chart.Distribution("t", Optional.empty(), "size_bytes", "name"));

    Map<String, ?> row = ((List<Map<String, ?>>) figure.drawing().get("rows")).get(0);
    assertThat((List<Object>) row.get("dots"))
        .containsExactly(List.of(67108864L, 4L, "64 MB", "100 %", 0L));
  }

  @Test
  void whatALogarithmCannotShowIsSaid() throws SQLException {
    Figure figure =
        figure(
            rows(4, "'a'", "case when range = 1 then null else range * 4096 end", "1", "true"),
            new Chart.Curve("t", Optional.empty(), "size_bytes", "good", Optional.empty(), true));

    assertThat(figure.notes())
        .containsExactly("2 boots are not drawn: they have no size, or one of 0.");
  }

  @Test
  void aChartOfNoBootsSaysSo() throws SQLException {
    for (Chart chart :
        List.of(
            new Chart.HeatMap("t", Optional.of("false"), "name", "count", "good"),
            new Chart.Distribution("t", Optional.of("false"), "count", "name"),
            new Chart.Curve("t", Optional.of("false"), "name", "good", Optional.of("name"), false),
            new Chart.Curve("t", Optional.of("false"), "count", "good", Optional.empty(), true))) {
      Figure figure = figure(rows(3, "'a'", "1", "1", "true"), chart);
      assertThat(figure.isEmpty()).as("%s", chart).isTrue();
      assertThat(figure.description()).isEqualTo("No boot counts here.");
    }
  }

  @Test
  void aChartOfWhatThereIsNotIsNamed() {
    assertRefused(
        new Chart.HeatMap("Mine", Optional.empty(), "nam", "count", "good"),
        "chart 'Mine': there is no column 'nam'; there are: name, size_bytes, count, good");
    assertRefused(
        new Chart.HeatMap("Mine", Optional.empty(), "name", "count", "name"),
        "chart 'Mine': 'name' is of texts, which have no mean; a number or a flag is needed");
    assertRefused(
        new Chart.Distribution("Mine", Optional.empty(), "good", "name"),
        "chart 'Mine': 'good' is not of numbers");
    assertRefused(
        new Chart.Curve("Mine", Optional.empty(), "name", "good", Optional.empty(), true),
        "chart 'Mine': 'name' is not of numbers, so its scale cannot be logarithmic");
  }

  private static void assertRefused(Chart chart, String problem) {
    assertThatThrownBy(() -> figure(rows(3, "'a'", "1", "1", "true"), chart))
        .isInstanceOfSatisfying(
            ReportException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }

  @Test
  void aConditionThatIsNoSqlIsNamed() {
    for (String condition :
        List.of("nope = 1", "name = ", "true) --", "true); drop table results; select (1")) {
      assertThatThrownBy(
              () ->
                  figure(
                      rows(3, "'a'", "1", "1", "true"),
                      new Chart.HeatMap("Mine", Optional.of(condition), "name", "count", "good")))
          .as(condition)
          .isInstanceOfSatisfying(
              ReportException.class, e -> assertThat(e.problem()).startsWith("chart 'Mine': "));
    }
  }

  @Test
  void theUsualChartsAreOfWhatVaries() throws SQLException {
    try (Connection results = Invented.results(1)) {
      Rows rows = new Rows(results, Invented.COLUMNS);
      assertThat(UsualCharts.of(rows, Invented.QUESTION.axes()))
          .containsExactly(
              new Chart.HeatMap(
                  "Who survives what", Optional.empty(), "policy", "faults", "survived"),
              new Chart.Distribution("What it costs", Optional.empty(), "held_bytes", "policy"),
              new Chart.Curve(
                  "Does a larger pool save more?",
                  Optional.empty(),
                  "pool_bytes",
                  "survived",
                  Optional.of("policy"),
                  true),
              new Chart.Curve(
                  "Does it cost more on a larger machine?",
                  Optional.empty(),
                  "ram_bytes",
                  "held_bytes",
                  Optional.of("policy"),
                  true));
    }
    try (Connection same =
        Invented.table("create table results as " + rows(3, "'a'", "1", "1", "true"))) {
      assertThat(UsualCharts.of(new Rows(same, COLUMNS), List.of("name"))).isEmpty();
    }
  }
}

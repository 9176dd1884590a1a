package org.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lifeboat results}, as a user types it. */
class ResultsCommandTest {
  private static Path numbers;

  @BeforeAll
  static void run(@TempDir Path folder) {
    numbers = folder.resolve("numbers");
    new Numbers(2_000, 0).in(numbers);
  }

  private static Typed results(String... words) {
    String[] all = new String[words.length + 2];
    all[0] = "results";
    all[1] = numbers.toString();
    System.arraycopy(words, 0, all, 2, words.length);
    return Typed.lifeboat(all);
  }

  @Test
  void aloneItSumsUp() {
    Typed typed = results();

    assertThat(typed.code()).isZero();
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out())
        .startsWith("numbers: Numbers\n")
        .contains("Which are even?", "Boots           2000\n", "seed 1\n")
        .contains("swiotlb   1500\n", "panic      500\n")
        .contains("  lifeboat report " + numbers + "\n");
  }

  @Test
  void allRowsInTheirOrder() {
    assertThat(results("--format", "csv").out())
        .startsWith("boot,parity,outcome,bytes\r\n0,even,panic,\r\n1,odd,swiotlb,1000\r\n")
        .endsWith("\r\n1999,odd,swiotlb,1999000\r\n");
    assertThat(results("--format", "json").out())
        .startsWith("[\n{\"boot\":0,\"parity\":\"even\",\"outcome\":\"panic\",\"bytes\":null},\n")
        .endsWith("\n]\n");
  }

  @Test
  void sqlAsATableForPeople() {
    Typed typed =
        results(
            "--sql",
            "select parity, avg(bytes) mean, max(bytes) most, null as nothing from results"
                + " group by 1 order by 1");

    assertThat(typed.code()).isZero();
    assertThat(typed.out())
        .isEqualTo(
            """
            parity     mean     most  nothing
            ──────  ───────  ───────  ───────
            even     999000  1996000        -
            odd     1000499  1999000        -
            """);
  }

  @Test
  void sqlForPrograms() {
    String sql = "select parity, count(*) n from results group by 1 order by 1";

    assertThat(results("--sql", sql, "--format", "csv").out())
        .isEqualTo("parity,n\r\neven,1000\r\nodd,1000\r\n");
    assertThat(results("--sql", sql, "--format", "json").out())
        .isEqualTo("[\n{\"parity\":\"even\",\"n\":1000},\n{\"parity\":\"odd\",\"n\":1000}\n]\n");
  }

  @Test
  void aLongTableIsCut() {
    Typed typed = results("--sql", "select boot from results");

    assertThat(typed.out().lines()).hasSize(1002);
    assertThat(typed.err())
        .isEqualTo(
            "lifeboat: 1000 of 2000 rows are shown; --format csv and --format json give all\n");
  }

  @Test
  void wrongSqlIsAnsweredWithTheColumns() {
    Typed typed = results("--sql", "select pairty from results");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err())
        .contains("lifeboat: Binder Error: Referenced column \"pairty\" not found")
        .endsWith(
            "lifeboat: A SELECT over 'results' is needed; its columns are boot, parity, outcome,"
                + " bytes\n");
  }

  @Test
  void theSchema() {
    assertThat(results("--schema").out()).startsWith("Columns of numbers\n");
    assertThat(results("--schema", "--format", "markdown").out())
        .contains("| `bytes` | whole | bytes | metric | how many; absent for every third |\n");
    assertThat(results("--schema", "--format", "json").out()).startsWith("{\n  \"columns\": [\n");
  }

  @Test
  void whatDoesNotGoTogetherIsBadUsage() {
    assertThat(results("--schema", "--format", "csv").err())
        .contains("--schema comes as text, markdown or json");
    assertThat(results("--schema", "--sql", "select 1").err()).contains("either --schema or --sql");
    assertThat(results("--format", "markdown")).returns(2, Typed::code);
  }

  @Test
  void partOfTheResultsIsGivenOnlyWhenThatIsWanted(@TempDir Path folder) {
    AtomicInteger asked = new AtomicInteger();
    new Numbers(2_000, 0).in(folder, () -> asked.incrementAndGet() > 40);

    Typed all = Typed.lifeboat("results", folder.toString(), "--format", "csv");
    assertThat(all.code()).isEqualTo(2);
    assertThat(all.out()).isEmpty();
    assertThat(all.err()).contains("of 2000 boots: its run was stopped", "--partial");
    Typed partial = Typed.lifeboat("results", folder.toString(), "--format", "csv", "--partial");
    assertThat(partial.code()).isZero();
    assertThat(partial.out().lines().count()).isBetween(65L, 1_000L).matches(n -> n % 64 == 1);
  }

  @Test
  void whereNothingIsThereThatIsSaid() {
    Typed typed = Typed.lifeboat("results", "nowhere");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).startsWith("lifeboat: nowhere: there are no results here");
  }
}

package org.lifeboat.page.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.experiment.question.Finding;
import org.lifeboat.experiment.question.Question;
import org.lifeboat.experiment.row.Column;
import org.lifeboat.experiment.row.Column.Type;

class AnswersTest {
  private static final List<Column> FEW =
      List.of(
          new Column("policy", Type.TEXT, "", ""),
          new Column("survived", Type.FLAG, "", ""),
          new Column("held_bytes", Type.WHOLE, "bytes", ""));

  private static List<String> answers(String rows, List<Column> columns, Finding... findings)
      throws SQLException {
    Question question = Invented.asking(List.of(findings), List.of());
    try (Connection results = Invented.table("create table results as " + rows)) {
      return Answers.of(question, columns, results);
    }
  }

  private static String filled(String query, String sentence) throws SQLException {
    return answers(
            "select 0::bigint as boot, 'a' as policy, true as survived, 4096::bigint as held_bytes",
            FEW,
            new Finding(query, sentence, "otherwise"))
        .get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select 'x' as a|{a} holds|x holds",
        "select 67108864 as a|{a:bytes}|64 MB",
        "select 1234567 as a|{a}|1,234,567",
        "select 0.125 as a|{a:percent}, {a}|12.5 %, 0.13",
        "select true as a, false as b|{a} and {b}|yes and no",
        "select sum(held_bytes) as a from results|{a:bytes}|4 KB",
        "select '$1 \\ {b}' as a|{a}|$1 \\ {b}",
        "select 1 as a where false|{a}|otherwise",
        "select max(boot) as a from results where boot > 7|{a}|otherwise",
        "select 1 as a union all select 2 order by a desc|{a}|2"
      })
  void aSentenceIsFilled(String query, String sentence, String text) throws SQLException {
    assertThat(filled(query, sentence)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select 1 as a|{b}|finding 1: its sentence names {b}, its query gives: a",
        "select 1 as a|{a:hex}|finding 1: {a:hex}: there are the forms bytes and percent",
        "select 'x' as a|{a:bytes}|finding 1: {a:bytes} wants a number, and has 'x'",
        "select 'nan'::double as a|{a}|finding 1: its query gives NaN, which is no number",
      })
  void aSentenceThatCannotBeFilledIsNamed(String query, String sentence, String problem) {
    assertThatThrownBy(() -> filled(query, sentence))
        .isInstanceOfSatisfying(
            ReportException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select polcy from results|polcy",
        "no sql|syntax error",
        "select * from nowhere|nowhere",
        "select 1 +|syntax error",
      })
  void aQueryThatIsNoneIsNamedInALine(String query, String named) {
    assertThatThrownBy(() -> filled(query, "{a}"))
        .isInstanceOfSatisfying(
            ReportException.class,
            e ->
                assertThat(e.problem())
                    .startsWith("finding 1: ")
                    .contains(named)
                    .doesNotContain("\n"));
  }

  private static final String TWO_POLICIES =
      """
      select range as boot, case when range < 4 then 'a' else 'b' end as policy,
        range <> 0 as survived, range * 1024 as held_bytes from range(8)
      """;

  @Test
  void withoutFindingsItSaysWhoSurvives() throws SQLException {
    assertThat(answers(TWO_POLICIES, FEW))
        .containsExactly(
            "Of 8 boots, those survive: all under b, 75 % under a. Only b saves all, and it costs"
                + " 5.5 KB on average.");
  }

  @Test
  void ofSeveralThatSaveAllItNamesTheCheapest() throws SQLException {
    assertThat(answers(TWO_POLICIES.replace("range <> 0", "true"), FEW))
        .containsExactly(
            "Of 8 boots, those survive: all under a and b. The cheapest that saves all is a,"
                + " and it costs 1.5 KB on average.");
  }

  @Test
  void itSaysThatNobodySavesAll() throws SQLException {
    assertThat(answers(TWO_POLICIES.replace("range <> 0", "range not in (0, 4)"), FEW))
        .containsExactly(
            "Of 8 boots, those survive: 75 % under a and b. No policy saves all; the cheapest that"
                + " saves most is a, and it costs 1.5 KB on average.");
  }

  @Test
  void withOnePolicyItCountsAll() throws SQLException {
    assertThat(answers(TWO_POLICIES.replace("range < 4", "true"), FEW))
        .containsExactly("Of 8 boots, 87.5 % survive.");
  }

  @Test
  void whereNothingIsKnownOfSurvivalItCounts() throws SQLException {
    assertThat(answers("select range as boot, 1 as x from range(1)", List.of()))
        .containsExactly("There is 1 boot.");
  }
}

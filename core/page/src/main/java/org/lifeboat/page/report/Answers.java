package org.lifeboat.page.report;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.lifeboat.experiment.question.Finding;
import org.lifeboat.experiment.question.Question;
import org.lifeboat.experiment.row.Column;

/** What an experiment found, in sentences that its results fill. */
public final class Answers {
  private Answers() {}

  /**
   * A sentence for each finding, in their order; where the question has none, one of how many boots
   * survive. A finding whose query finds no row, or no value for what its sentence says, says its
   * {@code otherwise}.
   *
   * @param columns of the table {@code results}, without {@code boot}
   * @param connection has the table {@code results}
   * @throws ReportException if a query is no SQL, or a sentence names what its query does not give
   */
  public static List<String> of(Question question, List<Column> columns, Connection connection) {
    return of(question, new Rows(connection, columns));
  }

  static List<String> of(Question question, Rows rows) {
    if (question.findings().isEmpty()) {
      return List.of(new SurvivalSentence(rows).text());
    }
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < question.findings().size(); i++) {
      answers.add(answer("finding " + (i + 1), question.findings().get(i), rows));
    }
    return answers;
  }

  private static String answer(String asker, Finding finding, Rows rows) {
    Sentence sentence = new Sentence(asker, finding.sentence());
    return rows.first(asker, finding.query())
        .filter(row -> !sentence.lacksIn(row))
        .map(sentence::filled)
        .orElse(finding.otherwise());
  }
}

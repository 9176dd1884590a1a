package org.lifeboat.experiment.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts rows once they are all there, whoever made them. */
final class Counting {
  private static final String OUTCOME = "outcome";
  private static final String FAILURE = "failure";

  private Counting() {}

  static Tally of(Manifest manifest, PartFolder parts, Inventory inventory) {
    try (View view = View.open(manifest, parts.files(inventory))) {
      return new Tally(outcomes(manifest, view), failures(manifest, view), parts.digest(inventory));
    }
  }

  private static Map<String, Long> outcomes(Manifest manifest, View view) {
    Map<String, Long> outcomes = new LinkedHashMap<>();
    if (has(manifest, OUTCOME)) {
      String sql =
          "SELECT coalesce(outcome::VARCHAR, ''), count(*) FROM results GROUP BY 1 ORDER BY 2 DESC,"
              + " 1";
      for (List<@Nullable Object> row : view.answer(sql).rows()) {
        outcomes.put(String.valueOf(row.get(0)), (Long) row.get(1));
      }
    }
    return outcomes;
  }

  private static long failures(Manifest manifest, View view) {
    return has(manifest, FAILURE)
        ? (Long) view.answer("SELECT count(failure) FROM results").rows().get(0).get(0)
        : 0;
  }

  private static boolean has(Manifest manifest, String column) {
    return manifest.columns().stream().anyMatch(c -> c.name().equals(column));
  }
}

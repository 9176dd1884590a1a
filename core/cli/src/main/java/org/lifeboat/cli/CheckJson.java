package org.lifeboat.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lifeboat.engine.render.JsonTree;
import org.lifeboat.testkit.check.CheckReport;
import org.lifeboat.testkit.check.CheckedClause;
import org.lifeboat.testkit.check.CheckedPlugin;
import org.lifeboat.testkit.check.Finding;

/**
 * What came of a check, for programs; {@code plugins check --help} has the keys. They keep their
 * names and meaning; new ones may come beside them. What does not exist is null.
 */
final class CheckJson {
  private CheckJson() {}

  static String of(CheckReport report) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("jar", report.jar().toString());
    object.put("holds", report.holds());
    object.put("loading", clause(report.loading()));
    object.put("plugins", report.plugins().stream().map(CheckJson::plugin).toList());
    return JsonTree.of(object);
  }

  private static Map<String, Object> plugin(CheckedPlugin plugin) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("kind", plugin.kind().name().toLowerCase(Locale.ROOT));
    object.put("id", plugin.id());
    object.put("provider", plugin.provider());
    object.put("holds", plugin.holds());
    object.put("clauses", plugin.clauses().stream().map(CheckJson::clause).toList());
    return object;
  }

  private static Map<String, @Nullable Object> clause(CheckedClause clause) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("family", clause.family().title());
    object.put("sentence", clause.sentence());
    if (clause.finding() instanceof Finding.Broken broken) {
      put(object, "broken", broken.problem(), broken.witness());
    } else if (clause.finding() instanceof Finding.NotJudged open) {
      put(object, "not-judged", open.why(), "");
    } else {
      put(object, "held", null, "");
    }
    return object;
  }

  private static void put(
      Map<String, @Nullable Object> object,
      String verdict,
      @Nullable String problem,
      String witness) {
    object.put("verdict", verdict);
    object.put("problem", problem);
    object.put("witness", witness.isEmpty() ? null : witness);
  }
}

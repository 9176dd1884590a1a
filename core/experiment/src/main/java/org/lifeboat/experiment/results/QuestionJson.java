package org.lifeboat.experiment.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lifeboat.experiment.question.Chart;
import org.lifeboat.experiment.question.Finding;
import org.lifeboat.experiment.question.Question;

/** A question as JSON, there and back. */
final class QuestionJson {
  private static final String HEAT_MAP = "heat-map";
  private static final String DISTRIBUTION = "distribution";
  private static final String CURVE = "curve";

  private QuestionJson() {}

  static Map<String, @Nullable Object> of(Question question) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("id", question.id());
    object.put("title", question.title());
    object.put("text", question.text());
    object.put("axes", question.axes());
    object.put("metrics", question.metrics());
    object.put("findings", question.findings().stream().map(QuestionJson::of).toList());
    object.put("charts", question.charts().stream().map(QuestionJson::of).toList());
    return object;
  }

  private static Map<String, @Nullable Object> of(Finding finding) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("query", finding.query());
    object.put("sentence", finding.sentence());
    object.put("otherwise", finding.otherwise());
    return object;
  }

  private static Map<String, @Nullable Object> of(Chart chart) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("type", type(chart));
    object.put("title", chart.title());
    object.put("where", chart.where().orElse(null));
    if (chart instanceof Chart.HeatMap map) {
      object.put("x", map.x());
      object.put("y", map.y());
      object.put("value", map.value());
    } else if (chart instanceof Chart.Distribution distribution) {
      object.put("value", distribution.value());
      object.put("by", distribution.by());
    } else if (chart instanceof Chart.Curve curve) {
      object.put("x", curve.x());
      object.put("y", curve.y());
      object.put("by", curve.by().orElse(null));
      object.put("logarithmic", curve.logarithmic());
    }
    return object;
  }

  private static String type(Chart chart) {
    return chart instanceof Chart.HeatMap
        ? HEAT_MAP
        : chart instanceof Chart.Distribution ? DISTRIBUTION : CURVE;
  }

  static Question read(JsonObject object) {
    return new Question(
        object.text("id"),
        object.text("title"),
        object.text("text"),
        object.texts("axes"),
        object.texts("metrics"),
        object.objects("findings").stream().map(QuestionJson::finding).toList(),
        object.objects("charts").stream().map(QuestionJson::chart).toList());
  }

  private static Finding finding(JsonObject object) {
    return new Finding(object.text("query"), object.text("sentence"), object.text("otherwise"));
  }

  private static Chart chart(JsonObject object) {
    String title = object.text("title");
    Optional<String> where = object.optionalText("where");
    return switch (object.word("type", List.of(HEAT_MAP, DISTRIBUTION, CURVE))) {
      case HEAT_MAP ->
          new Chart.HeatMap(title, where, object.text("x"), object.text("y"), object.text("value"));
      case DISTRIBUTION ->
          new Chart.Distribution(title, where, object.text("value"), object.text("by"));
      default ->
          new Chart.Curve(
              title,
              where,
              object.text("x"),
              object.text("y"),
              object.optionalText("by"),
              object.flag("logarithmic"));
    };
  }
}

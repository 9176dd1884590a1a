package org.lifeboat.lab.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.render.JsonTree;
import org.lifeboat.engine.report.Certainty;

/**
 * A verification as JSON for programs. Keys keep their names and meaning; new ones may come beside
 * them.
 *
 * <table>
 * <caption>The object</caption>
 * <tr><td>{@code cases, agreeing}</td><td>how many recordings, and in how many nothing differs</td></tr>
 * <tr><td>{@code fields}</td><td>by {@link Field#key}: in how many it was {@code compared}, and {@code agreeing}</td></tr>
 * <tr><td>{@code differences}</td><td>{@code case, field, expected, actual}</td></tr>
 * <tr><td>{@code notComparable}</td><td>recordings that show nothing: {@code case, reason}</td></tr>
 * <tr><td>{@code traces}</td><td>recordings with the early allocator's own words: {@code case}; {@code recorded} reservations,
 *     {@code reproduced} by the model; {@code missing} in it, {@code invented} by it, in words</td></tr>
 * <tr><td>{@code predictions}</td><td>of logs: {@code case, kernel}; {@code bounce}: {@code present}, {@code start, end} or null, {@code
 *     exact}, {@code from, to} within which it lies at any rate, or null, and {@code why} not exact; {@code outcome}; {@code
 *     outcomeSure}</td></tr>
 * </table>
 */
public final class VerificationJson {
  /** One object. */
  public String render(Verification verification) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("cases", verification.results().size());
    root.put("agreeing", verification.agreeing());
    root.put("fields", fields(verification));
    root.put(
        "differences",
        verification.differences().stream().map(VerificationJson::difference).toList());
    root.put("notComparable", notComparable(verification));
    root.put("traces", traces(verification));
    root.put("predictions", predictions(verification));
    return JsonTree.of(root);
  }

  private static Map<String, Object> fields(Verification verification) {
    Map<String, Object> fields = new LinkedHashMap<>();
    verification
        .tallies()
        .forEach(
            (field, tally) ->
                fields.put(
                    field.key(),
                    object("compared", tally.compared(), "agreeing", tally.agreeing())));
    return fields;
  }

  private static Map<String, Object> difference(Difference difference) {
    return object(
        "case", difference.recording(),
        "field", difference.field().key(),
        "expected", difference.expected(),
        "actual", difference.actual());
  }

  private static List<Map<String, Object>> notComparable(Verification verification) {
    return verification.notComparable().stream()
        .map(r -> object("case", r.recording(), "reason", r.notComparable().orElse("")))
        .toList();
  }

  private static List<Map<String, Object>> traces(Verification verification) {
    return verification.results().stream()
        .flatMap(
            r ->
                r
                    .trace()
                    .map(
                        t ->
                            object(
                                "case", r.recording(),
                                "recorded", t.recorded(),
                                "reproduced", t.reproduced(),
                                "missing", t.missing(),
                                "invented", t.invented()))
                    .stream())
        .toList();
  }

  private static List<Map<String, Object>> predictions(Verification verification) {
    return verification.results().stream()
        .flatMap(r -> r.prediction().map(p -> prediction(r.recording(), p)).stream())
        .toList();
  }

  private static Map<String, Object> prediction(String id, CaseResult.Prediction prediction) {
    Certainty certainty = prediction.certainty();
    return object(
        "case",
        id,
        "kernel",
        prediction.kernel(),
        "bounce",
        object(
            "present", prediction.pool().isPresent(),
            "start", address(prediction.pool().map(MemoryRange::start)),
            "end", address(prediction.pool().map(MemoryRange::end)),
            "exact", certainty.poolIsExact(),
            "from", address(certainty.poolWithin().map(MemoryRange::start)),
            "to", address(certainty.poolWithin().map(MemoryRange::end)),
            "why", certainty.aboutPool()),
        "outcome",
        prediction.outcome(),
        "outcomeSure",
        certainty.outcomeIsSure());
  }

  private static @Nullable String address(Optional<Long> address) {
    return address.map("0x%x"::formatted).orElse(null);
  }

  private static Map<String, Object> object(@Nullable Object... keysAndValues) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return object;
  }
}

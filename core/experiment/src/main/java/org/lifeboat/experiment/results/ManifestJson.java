package org.lifeboat.experiment.results;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lifeboat.engine.render.JsonTree;
import org.lifeboat.experiment.row.Column;

/** A manifest as JSON, there and back. */
final class ManifestJson {
  private static final long FORMAT = 1;
  private static final List<String> TYPES =
      Stream.of(Column.Type.values()).map(ManifestJson::word).toList();

  private ManifestJson() {}

  static String of(Manifest manifest) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("format", FORMAT);
    object.put("lifeboat", manifest.version());
    object.put("experiment", manifest.question().id());
    object.put("file", manifest.file());
    object.put("fingerprint", manifest.fingerprint());
    object.put("seed", manifest.seed());
    object.put("rows", manifest.rows());
    object.put("rowsOfPart", manifest.cut().rowsOfPart());
    object.put("complete", manifest.complete());
    object.put("tally", manifest.tally().map(ManifestJson::of).orElse(null));
    object.put("plugins", manifest.plugins().stream().map(ManifestJson::of).toList());
    object.put("columns", manifest.columns().stream().map(ManifestJson::of).toList());
    object.put("question", QuestionJson.of(manifest.question()));
    return JsonTree.of(object);
  }

  private static Map<String, @Nullable Object> of(Tally tally) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("outcomes", tally.outcomes());
    object.put("failures", tally.failures());
    object.put("digest", tally.digest());
    return object;
  }

  private static Map<String, @Nullable Object> of(UsedPlugin plugin) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("kind", plugin.kind());
    object.put("id", plugin.id());
    object.put("version", plugin.version().orElse(null));
    object.put("sha256", plugin.sha256().orElse(null));
    return object;
  }

  private static Map<String, @Nullable Object> of(Column column) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("name", column.name());
    object.put("type", word(column.type()));
    object.put("unit", column.unit());
    object.put("meaning", column.meaning());
    return object;
  }

  static String word(Column.Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a manifest.
   *
   * @throws ResultsException if it is none, or of another format
   */
  static Manifest read(Path file) {
    JsonObject object = JsonFile.read(file);
    long format = object.whole("format", 0, Long.MAX_VALUE);
    if (format != FORMAT) {
      throw new ResultsException(
          "%s: is of format %s, and this Lifeboat reads format %s: take the Lifeboat that wrote it (%s)"
              .formatted(file, format, FORMAT, object.optionalText("lifeboat").orElse("unknown")));
    }
    try {
      return manifest(object);
    } catch (IllegalArgumentException e) {
      throw new ResultsException(file + ": " + e.getMessage());
    }
  }

  private static Manifest manifest(JsonObject object) {
    Manifest manifest =
        new Manifest(
            object.text("lifeboat"),
            object.text("file"),
            object.text("fingerprint"),
            object.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE),
            QuestionJson.read(object.object("question")),
            object.objects("columns").stream().map(ManifestJson::column).toList(),
            object.whole("rows", 1, Cut.MOST_ROWS),
            object.objects("plugins").stream().map(ManifestJson::plugin).toList(),
            object.optionalObject("tally").map(ManifestJson::tally));
    object.whole("rowsOfPart", manifest.cut().rowsOfPart(), manifest.cut().rowsOfPart());
    if (object.flag("complete") != manifest.complete()) {
      throw object.problem("complete", "and 'tally' contradict each other");
    }
    return manifest;
  }

  private static Column column(JsonObject object) {
    return new Column(
        object.text("name"),
        Column.Type.valueOf(object.word("type", TYPES).toUpperCase(Locale.ROOT)),
        object.text("unit"),
        object.text("meaning"));
  }

  private static UsedPlugin plugin(JsonObject object) {
    return new UsedPlugin(
        object.text("kind"),
        object.text("id"),
        object.optionalText("version"),
        object.optionalText("sha256"));
  }

  private static Tally tally(JsonObject object) {
    return new Tally(
        object.counts("outcomes"),
        object.whole("failures", 0, Long.MAX_VALUE),
        object.text("digest"));
  }
}

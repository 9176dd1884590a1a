package org.lifeboat.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.engine.plugin.PluginOrigin;
import org.lifeboat.engine.plugin.PluginProblem;
import org.lifeboat.engine.plugin.SettingField;
import org.lifeboat.engine.render.JsonTree;

/**
 * Plugins as JSON for programs. Keys keep their names and meaning; new ones may come beside them. A
 * key is always there; what does not exist is null.
 *
 * <table>
 * <caption>Plugins</caption>
 * <tr><td>{@code plugins}</td><td>an array of {@code kind} ({@code "driver"}, {@code "allocator"}, {@code "policy"}), {@code id}, {@code
 *     version} or null, {@code jar} (its path; null of a built-in plugin), {@code provider} (its class), {@code summary}</td></tr>
 * <tr><td>{@code problems}</td><td>of a list: an array of {@code error} (whether nothing boots because of it) and {@code text}</td></tr>
 * <tr><td>{@code settings}</td><td>of a described plugin: an array of {@code key, type} ({@code "flag", "int", "long", "double",
 *     "text", "choice"}), {@code list}, {@code unit} ({@code "plain", "bytes", "address"}), {@code default} (as configuration text, or null where
 *     the key must be given), {@code min, max} (of numbers, else null), {@code allowed} (of choices, else empty), {@code meaning}</td></tr>
 * <tr><td>{@code faults}</td><td>of a described plugin: an array of {@code id, summary}</td></tr>
 * </table>
 */
final class PluginJson {
  private PluginJson() {}

  static String list(List<ShownPlugin> plugins, List<PluginProblem> problems) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("plugins", plugins.stream().map(PluginJson::outline).toList());
    object.put("problems", problems.stream().map(PluginJson::problem).toList());
    return JsonTree.of(object);
  }

  static String described(List<ShownPlugin> plugins) {
    return JsonTree.of(Map.of("plugins", plugins.stream().map(PluginJson::whole).toList()));
  }

  private static Map<String, @Nullable Object> outline(ShownPlugin shown) {
    PluginOrigin origin = shown.plugin().origin();
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("kind", word(shown.kind()));
    object.put("id", shown.plugin().id());
    object.put("version", shown.version().orElse(null));
    object.put("jar", origin instanceof PluginOrigin.Jar jar ? jar.path().toString() : null);
    object.put("provider", shown.plugin().provider().getClass().getName());
    object.put("summary", shown.plugin().summary());
    return object;
  }

  private static Map<String, @Nullable Object> whole(ShownPlugin shown) {
    Map<String, @Nullable Object> object = outline(shown);
    object.put(
        "settings", shown.plugin().settings().fields().stream().map(PluginJson::setting).toList());
    object.put("faults", shown.plugin().faults().stream().map(PluginJson::fault).toList());
    return object;
  }

  private static Map<String, @Nullable Object> setting(SettingField field) {
    boolean number =
        switch (field.kind()) {
          case INT, LONG, DOUBLE -> true;
          case FLAG, TEXT, CHOICE -> false;
        };
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("key", field.key());
    object.put("type", word(field.kind()));
    object.put("list", field.list());
    object.put("unit", word(field.unit()));
    object.put("default", field.byDefault().orElse(null));
    object.put("min", number ? field.min() : null);
    object.put("max", number ? field.max() : null);
    object.put("allowed", field.allowed());
    object.put("meaning", field.meaning());
    return object;
  }

  private static Map<String, Object> fault(FirmwareFault fault) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("id", fault.id());
    object.put("summary", fault.summary());
    return object;
  }

  private static Map<String, Object> problem(PluginProblem problem) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("error", problem.isError());
    object.put("text", problem.toString());
    return object;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}

package org.lifeboat.engine.config;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lifeboat.engine.plugin.SettingField;
import org.lifeboat.engine.plugin.SettingsSchema;

/** Fills a plugin's settings record from a block. */
final class SettingsReader {
  private SettingsReader() {}

  /** The record; empty after a problem. */
  static Optional<Record> read(SettingsSchema schema, Block block) {
    Problems problems = block.node().problems();
    int before = problems.count();
    List<Object> values = new ArrayList<>();
    for (SettingField field : schema.fields()) {
      Optional<Node> node =
          block.find(field.key()).or(() -> byDefault(field, block.node().path(), problems));
      if (node.isEmpty()) {
        block.node().problem("'" + field.key() + "' is missing", field.meaning());
      }
      node.flatMap(n -> value(field, n)).ifPresent(values::add);
    }
    return problems.count() > before ? Optional.empty() : instantiate(schema, values, block);
  }

  /** Looks at the values that are there; the others may come from elsewhere. */
  static void check(SettingsSchema schema, Block block) {
    for (SettingField field : schema.fields()) {
      block.find(field.key()).ifPresent(node -> value(field, node));
    }
  }

  private static Optional<Record> instantiate(
      SettingsSchema schema, List<Object> values, Block block) {
    try {
      return Optional.of(schema.instantiate(values));
    } catch (IllegalArgumentException e) {
      block.node().problem(Quote.printable(String.valueOf(e.getMessage())), "");
      return Optional.empty();
    }
  }

  /** The value of a setting where nobody says anything; empty where somebody must. */
  static Optional<Object> byDefault(SettingField field) {
    return byDefault(field, "", new Problems()).flatMap(node -> value(field, node));
  }

  private static Optional<Node> byDefault(SettingField field, String path, Problems problems) {
    String key = path.isEmpty() ? field.key() : path + "." + field.key();
    return field
        .byDefault()
        .map(text -> field.list() ? list(text, problems) : scalar(text))
        .map(value -> new Node(key, value, problems));
  }

  private static ConfigValue scalar(String text) {
    return ConfigValueFactory.fromAnyRef(text, "the plugin's own default");
  }

  private static ConfigValue list(String text, Problems problems) {
    Place place = new Place("the plugin's own default", 0);
    ConfigValue parsed =
        new Hocon(problems)
            .included(place, "", () -> Source.ofText(place, "list = " + text))
            .get("list");
    return parsed == null ? scalar(text) : parsed;
  }

  private static Optional<Object> value(SettingField field, Node node) {
    if (!field.list()) {
      return single(field, node);
    }
    int before = node.problems().count();
    Optional<Object> entries =
        node.entries().map(list -> list.stream().flatMap(n -> single(field, n).stream()).toList());
    return node.problems().count() > before ? Optional.empty() : entries;
  }

  private static Optional<Object> single(SettingField field, Node node) {
    return switch (field.kind()) {
      case FLAG -> node.flag().map(v -> v);
      case INT -> node.number(field.unit(), field.min(), field.max()).map(Long::intValue);
      case LONG -> node.number(field.unit(), field.min(), field.max()).map(v -> v);
      case DOUBLE -> node.fraction(field.min(), field.max()).map(v -> v);
      case TEXT -> node.text().map(v -> v);
      case CHOICE -> node.choice(choices(field)).map(v -> v);
    };
  }

  private static Choices<Enum<?>> choices(SettingField field) {
    Map<String, Enum<?>> words = new LinkedHashMap<>();
    for (int i = 0; i < field.constants().size(); i++) {
      words.put(field.allowed().get(i), field.constants().get(i));
    }
    return new Choices<>(field.key(), words);
  }
}

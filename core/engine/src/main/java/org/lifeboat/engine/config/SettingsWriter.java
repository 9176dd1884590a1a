package org.lifeboat.engine.config;

import java.util.List;
import java.util.Optional;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plugin.KebabCase;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.Plugins;
import org.lifeboat.engine.plugin.SettingField;
import org.lifeboat.engine.plugin.SettingsSchema;

/** Writes what a plugin is told: what {@link SettingsReader} reads. */
final class SettingsWriter {
  private final PluginKind kind;
  private final Plugins plugins;

  SettingsWriter(PluginKind kind, Plugins plugins) {
    this.kind = kind;
    this.plugins = plugins;
  }

  /**
   * All settings.
   *
   * @throws IllegalArgumentException if there is no such plugin, or its settings are of another
   */
  WrittenBlock all(PluginChoice choice) {
    return write(choice, (field, index) -> Optional.empty());
  }

  /** The id, and the settings that are not the plugin's own defaults. */
  WrittenBlock choice(PluginChoice choice) {
    WrittenBlock block = new WrittenBlock().text(PluginReader.ID, choice.id());
    write(choice, (field, index) -> SettingsReader.byDefault(field)).byKey().forEach(block::put);
    return block;
  }

  /** The settings that are other than those of {@code usual}, which is of the same plugin. */
  WrittenBlock changes(PluginChoice choice, PluginChoice usual) {
    List<Object> before = plugin(usual).settings().values(usual.settings());
    return write(choice, (field, index) -> Optional.of(before.get(index)));
  }

  private WrittenBlock write(PluginChoice choice, Usual usual) {
    SettingsSchema schema = plugin(choice).settings();
    if (!schema.type().isInstance(choice.settings())) {
      throw new IllegalArgumentException(
          "takes %s, not %s"
              .formatted(schema.type().getName(), choice.settings().getClass().getName()));
    }
    List<Object> values = schema.values(choice.settings());
    WrittenBlock block = new WrittenBlock();
    for (int i = 0; i < values.size(); i++) {
      SettingField field = schema.fields().get(i);
      Object value = values.get(i);
      if (usual.of(field, i).filter(value::equals).isEmpty()) {
        block.put(field.key(), value(field, value));
      }
    }
    return block;
  }

  private Plugin<?> plugin(PluginChoice choice) {
    return plugins
        .find(kind, choice.id())
        .orElseThrow(
            () -> new IllegalArgumentException("there is no " + kind.word() + " " + choice.id()));
  }

  private static Written value(SettingField field, Object value) {
    return value instanceof List<?> list
        ? new Written.Entries(list.stream().map(entry -> single(field, entry)).toList())
        : single(field, value);
  }

  private static Written single(SettingField field, Object value) {
    return switch (field.kind()) {
      case INT, LONG -> number(field, ((Number) value).longValue());
      case CHOICE -> WrittenBlock.textOf(KebabCase.ofConstant(((Enum<?>) value).name()));
      case FLAG, DOUBLE -> WrittenBlock.wordOf(String.valueOf(value));
      case TEXT -> WrittenBlock.textOf(String.valueOf(value));
    };
  }

  private static Written number(SettingField field, long value) {
    return switch (field.unit()) {
      case BYTES -> WrittenBlock.sizeOf(value);
      case PLAIN, ADDRESS -> WrittenBlock.wordOf(Quantity.show(value, field.unit()));
    };
  }

  /** What a setting is without a word. */
  @FunctionalInterface
  private interface Usual {
    Optional<Object> of(SettingField field, int index);
  }
}

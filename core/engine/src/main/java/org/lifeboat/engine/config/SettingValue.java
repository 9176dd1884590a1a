package org.lifeboat.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lifeboat.engine.plugin.KebabCase;
import org.lifeboat.engine.plugin.SettingField;
import org.lifeboat.engine.plugin.SettingsSchema;

/**
 * What a plugin is told in one respect.
 *
 * @param field the setting
 * @param text the value as configuration would have it, without brackets
 * @param byDefault whether it is what the plugin does when it is told nothing
 */
public record SettingValue(SettingField field, String text, boolean byDefault) {
  /** All settings of a record, in order. */
  static List<SettingValue> of(SettingsSchema schema, Record settings) {
    List<Object> values = schema.values(settings);
    List<SettingValue> told = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      SettingField field = schema.fields().get(i);
      Object value = values.get(i);
      boolean usual = SettingsReader.byDefault(field).filter(value::equals).isPresent();
      told.add(new SettingValue(field, text(field, value), usual));
    }
    return told;
  }

  private static String text(SettingField field, Object value) {
    if (value instanceof List<?> list) {
      return list.isEmpty()
          ? "none"
          : list.stream().map(entry -> single(field, entry)).collect(Collectors.joining(", "));
    }
    return single(field, value);
  }

  private static String single(SettingField field, Object value) {
    return switch (field.kind()) {
      case INT, LONG -> Quantity.show(((Number) value).longValue(), field.unit());
      case CHOICE -> KebabCase.ofConstant(((Enum<?>) value).name());
      case FLAG, DOUBLE, TEXT -> String.valueOf(value);
    };
  }
}

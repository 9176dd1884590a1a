package org.lifeboat.engine.plugin;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.plugin.Setting;

/** Reads one component of a settings record. */
final class SettingFields {
  private static final Map<Class<?>, SettingField.Kind> SCALARS =
      Map.of(
          boolean.class, SettingField.Kind.FLAG,
          int.class, SettingField.Kind.INT,
          long.class, SettingField.Kind.LONG,
          double.class, SettingField.Kind.DOUBLE,
          String.class, SettingField.Kind.TEXT);

  /** What a list holds instead of primitives. */
  private static final Map<Class<?>, SettingField.Kind> ENTRIES =
      Map.of(
          Boolean.class, SettingField.Kind.FLAG,
          Integer.class, SettingField.Kind.INT,
          Long.class, SettingField.Kind.LONG,
          Double.class, SettingField.Kind.DOUBLE,
          String.class, SettingField.Kind.TEXT);

  private SettingFields() {}

  static SettingField of(RecordComponent component) {
    Setting setting = component.getAnnotation(Setting.class);
    if (setting == null) {
      throw new IllegalArgumentException(
          "component " + component.getName() + " carries no @Setting");
    }
    boolean list = component.getType() == List.class;
    Class<?> type = list ? entryType(component.getGenericType()) : component.getType();
    SettingField.Kind kind = type == null ? null : kind(type, list ? ENTRIES : SCALARS);
    if (type == null || kind == null) {
      throw new IllegalArgumentException(
          "component %s is a %s; allowed are boolean, int, long, double, String, enums and lists of these"
              .formatted(component.getName(), component.getGenericType().getTypeName()));
    }
    boolean narrow = kind == SettingField.Kind.INT;
    return new SettingField(
        KebabCase.ofComponent(component.getName()),
        kind,
        list,
        setting.value(),
        setting.byDefault().equals(Setting.REQUIRED)
            ? Optional.empty()
            : Optional.of(setting.byDefault()),
        narrow ? Math.max(setting.min(), Integer.MIN_VALUE) : setting.min(),
        narrow ? Math.min(setting.max(), Integer.MAX_VALUE) : setting.max(),
        setting.unit(),
        constants(type));
  }

  private static @Nullable Class<?> entryType(Type list) {
    return list instanceof ParameterizedType generic
            && generic.getActualTypeArguments()[0] instanceof Class<?> entry
        ? entry
        : null;
  }

  private static SettingField.@Nullable Kind kind(
      Class<?> type, Map<Class<?>, SettingField.Kind> simple) {
    return type.isEnum() ? SettingField.Kind.CHOICE : simple.get(type);
  }

  private static List<Enum<?>> constants(Class<?> type) {
    Object[] constants = type.getEnumConstants();
    return constants == null
        ? List.of()
        : Arrays.stream(constants).<Enum<?>>map(c -> (Enum<?>) c).toList();
  }
}

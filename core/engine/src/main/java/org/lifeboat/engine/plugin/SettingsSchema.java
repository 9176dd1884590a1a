package org.lifeboat.engine.plugin;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lifeboat.api.plugin.Setting;

/**
 * What a plugin can be told, read off its settings record: the description that people see and the
 * reader of configuration follows.
 *
 * @param type the record
 * @param fields one for each component, in order
 */
public record SettingsSchema(Class<? extends Record> type, List<SettingField> fields) {
  /** Copies the list. */
  public SettingsSchema {
    fields = List.copyOf(fields);
  }

  /**
   * Reads the components of a record.
   *
   * @throws IllegalArgumentException if it is no record, cannot be reached, or has a component
   *     without {@link Setting} or of a type that {@link Setting} does not allow; the message says
   *     which and why
   */
  public static SettingsSchema of(Class<? extends Record> type) {
    RecordComponent[] components = type.getRecordComponents();
    if (components == null) {
      throw new IllegalArgumentException(type.getName() + " is no record");
    }
    SettingsSchema schema =
        new SettingsSchema(type, Arrays.stream(components).map(SettingFields::of).toList());
    if (!schema.constructor().trySetAccessible()) {
      throw new IllegalArgumentException(
          type.getName() + " is neither public in an exported package nor in an open one");
    }
    return schema;
  }

  /** Whether a plugin can do without being told anything. */
  public boolean allHaveDefaults() {
    return fields.stream().allMatch(f -> f.byDefault().isPresent());
  }

  /**
   * Makes the record.
   *
   * @param values one for each field, in order, of the component's own type
   * @throws IllegalArgumentException if the record's own constructor refuses them, with its reason
   *     as the message
   */
  public Record instantiate(List<Object> values) {
    try {
      return constructor().newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause() == null ? e : e.getCause();
      String message = thrown.getMessage();
      throw new IllegalArgumentException(
          thrown instanceof IllegalArgumentException && message != null
              ? message
              : Thrown.words(thrown),
          thrown);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(Thrown.words(e), e);
    }
  }

  /**
   * What a record says, for each field, in order.
   *
   * @throws IllegalArgumentException if it is a record of another type, or does not tell
   */
  public List<Object> values(Record record) {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Method accessor = component.getAccessor();
      accessor.trySetAccessible();
      try {
        values.add(accessor.invoke(record));
      } catch (InvocationTargetException e) {
        Throwable thrown = e.getCause() == null ? e : e.getCause();
        throw new IllegalArgumentException(Thrown.words(thrown), thrown);
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException(Thrown.words(e), e);
      }
    }
    return values;
  }

  private Constructor<? extends Record> constructor() {
    Class<?>[] parameters =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<? extends Record> canonical = type.getDeclaredConstructor(parameters);
      canonical.trySetAccessible();
      return canonical;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type.getName() + " has lost its canonical constructor", e);
    }
  }
}

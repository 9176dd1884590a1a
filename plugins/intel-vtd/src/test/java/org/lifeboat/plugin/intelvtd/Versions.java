package org.lifeboat.plugin.intelvtd;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Settings of kernels that differ from 6.1 in a few respects. */
final class Versions {
  private Versions() {}

  /** 6.1 but for these: a setting's name and its value, in turn. */
  static IntelVtdSettings otherThan61(Object... namesAndValues) {
    Map<String, Object> changed = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      changed.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    RecordComponent[] components = IntelVtdSettings.class.getRecordComponents();
    try {
      Object[] values = new Object[components.length];
      for (int i = 0; i < values.length; i++) {
        Object changedValue = changed.remove(components[i].getName());
        values[i] =
            changedValue == null
                ? components[i].getAccessor().invoke(IntelVtdSettings.linux61())
                : changedValue;
      }
      if (!changed.isEmpty()) {
        throw new IllegalArgumentException("no setting is called " + changed.keySet());
      }
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return IntelVtdSettings.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.lifeboat.experiment.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object of a manifest; each error names the file and the key.
 *
 * @param file the file's name
 * @param path where in it: empty, or ending in a dot
 * @param values texts, whole numbers ({@code Long}), truth values, lists, maps, nulls
 */
record JsonObject(String file, String path, Map<?, ?> values) {
  String text(String key) {
    return optionalText(key).orElseThrow(() -> problem(key, "is missing"));
  }

  /** Text; empty where the key is missing or null. */
  Optional<String> optionalText(String key) {
    return value(key, String.class, "no text");
  }

  /** One of a few texts. */
  String word(String key, List<String> words) {
    String text = text(key);
    if (!words.contains(text)) {
      throw problem(key, "is none of " + String.join(", ", words));
    }
    return text;
  }

  /** A whole number, both bounds included. */
  long whole(String key, long least, long most) {
    String what = "no whole number from " + least + " to " + most;
    return value(key, Long.class, what)
        .filter(number -> number >= least && number <= most)
        .orElseThrow(() -> problem(key, "is " + what));
  }

  boolean flag(String key) {
    return value(key, Boolean.class, "neither true nor false")
        .orElseThrow(() -> problem(key, "is missing"));
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Object item : items(key)) {
      if (!(item instanceof String text)) {
        throw problem(key, "is no list of texts");
      }
      texts.add(text);
    }
    return texts;
  }

  List<JsonObject> objects(String key) {
    List<JsonObject> objects = new ArrayList<>();
    for (Object item : items(key)) {
      objects.add(object(key + "[" + objects.size() + "]", item));
    }
    return objects;
  }

  JsonObject object(String key) {
    return optionalObject(key).orElseThrow(() -> problem(key, "is missing"));
  }

  /** An object; empty where the key is missing or null. */
  Optional<JsonObject> optionalObject(String key) {
    Object value = values.get(key);
    return value == null ? Optional.empty() : Optional.of(object(key, value));
  }

  /** An object whose values are whole numbers, none negative. */
  Map<String, Long> counts(String key) {
    JsonObject object = object(key);
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Object name : object.values().keySet()) {
      counts.put(name.toString(), object.whole(name.toString(), 0, Long.MAX_VALUE));
    }
    return counts;
  }

  private JsonObject object(String key, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw problem(key, "is no object");
    }
    return new JsonObject(file, path + key + ".", map);
  }

  private List<?> items(String key) {
    return value(key, List.class, "no list").orElseThrow(() -> problem(key, "is missing"));
  }

  private <T> Optional<T> value(String key, Class<T> type, String otherwise) {
    Object value = values.get(key);
    if (value != null && !type.isInstance(value)) {
      throw problem(key, "is " + otherwise);
    }
    return Optional.ofNullable(type.cast(value));
  }

  /** An error about one key. */
  ResultsException problem(String key, String what) {
    return new ResultsException(file + ": '" + path + key + "' " + what);
  }
}

package org.lifeboat.experiment.file;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.experiment.hash.Sha256;

/**
 * A hash (SHA-256) of values: records by their components, so that two are the same exactly where
 * what they say is the same.
 */
final class Fingerprint {
  private final MessageDigest digest = Sha256.begin();

  /** Adds a value, of whatever records, lists, maps and plain values it consists. */
  Fingerprint add(@Nullable Object value) {
    if (value instanceof Record record) {
      text("record " + record.getClass().getName());
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        add(read(record, component));
      }
    } else if (value instanceof Set<?> set) {
      text("set " + set.size());
      set.stream().map(each -> new Fingerprint().add(each).hex()).sorted().forEach(this::text);
    } else if (value instanceof Collection<?> several) {
      text("list " + several.size());
      several.forEach(this::add);
    } else if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> sorted = new TreeMap<>();
      map.forEach((key, entry) -> sorted.put(String.valueOf(key), entry));
      text("map " + sorted.size());
      sorted.forEach((key, entry) -> text(key).add(entry));
    } else if (value instanceof Optional<?> optional) {
      text(optional.isPresent() ? "some" : "none");
      optional.ifPresent(this::add);
    } else if (value instanceof OptionalDouble optional) {
      add(optional.isPresent() ? Optional.of(optional.getAsDouble()) : Optional.empty());
    } else if (value instanceof Bytes bytes) {
      text("bytes " + bytes.length());
      digest.update(bytes.toArray());
    } else if (value instanceof Enum<?> constant) {
      text(constant.name());
    } else if (value == null || isPlain(value)) {
      text(String.valueOf(value));
    } else {
      throw new IllegalArgumentException("no value to be hashed: " + value.getClass().getName());
    }
    return this;
  }

  /** Whether what it says of itself is all that it is. */
  private static boolean isPlain(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  private Fingerprint text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
    return this;
  }

  private static @Nullable Object read(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(record.getClass() + " does not say " + component, e);
    }
  }

  /** The hash in hexadecimal. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}

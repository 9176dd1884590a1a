package org.lifeboat.engine.config;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a block has under a key, read. A reading goes on after a mistake, so that it finds them all:
 * where a value is missing or wrong, a stand-in takes its place, which nobody gets to see.
 *
 * @param block the block
 * @param key the key
 * @param value what was read; empty where the key is absent or wrong
 * @param standIn any value of the type
 * @param <T> what the value is
 */
public record Field<T>(Block block, String key, Optional<T> value, Supplier<T> standIn) {
  /** The value; the key must be there. */
  public T required() {
    if (!block.has(key)) {
      block.node().problem("'" + key + "' is missing", "");
    }
    return value.orElseGet(standIn);
  }

  /** The value, or this one where the key is absent. */
  public T or(T byDefault) {
    return value.orElse(byDefault);
  }

  /** The value, if there is one. */
  public Optional<T> optional() {
    return value;
  }
}

package org.lifeboat.experiment.file;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongFunction;

/**
 * Remembers a bounded number of things that are costly to make and equal each time. Threads share
 * it without waiting; what they lose is made again.
 *
 * @param <T> what is remembered
 */
final class Cache<T> {
  private record Entry<T>(long key, T value) {}

  private final AtomicReferenceArray<Entry<T>> entries;

  /**
   * @param places a power of two
   */
  Cache(int places) {
    entries = new AtomicReferenceArray<>(places);
  }

  T get(long key, LongFunction<T> maker) {
    int place = Long.hashCode(key * 0x9e3779b97f4a7c15L) >>> 7 & entries.length() - 1;
    Entry<T> known = entries.get(place);
    if (known != null && known.key() == key) {
      return known.value();
    }
    T made = maker.apply(key);
    entries.set(place, new Entry<>(key, made));
    return made;
  }
}

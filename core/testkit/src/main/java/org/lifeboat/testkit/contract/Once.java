package org.lifeboat.testkit.contract;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is worked out when it is first asked for, and not again. */
final class Once<T> implements Supplier<T> {
  private final Supplier<T> work;
  private @Nullable T known;

  Once(Supplier<T> work) {
    this.work = work;
  }

  @Override
  public synchronized T get() {
    T value = known;
    if (value == null) {
      value = work.get();
      known = value;
    }
    return value;
  }
}

package org.lifeboat.testkit.contract.tripwire;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What was tripped, the first of each sort. Any number of threads may trip. */
public final class Trips {
  private final Map<Manner, String> first = new EnumMap<>(Manner.class);

  synchronized void add(Manner manner, String what) {
    first.putIfAbsent(manner, what);
  }

  /** Who did what, as {@code org.me.Mine.late calls java.lang.System.nanoTime}; empty if nobody. */
  public synchronized Optional<String> first(Manner manner) {
    return Optional.ofNullable(first.get(manner));
  }
}

package org.lifeboat.engine.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what is wrong, so that one reading finds it all. */
final class Problems {
  /** More than anybody reads; a broken generator must not fill the screen and the memory. */
  private static final int MOST = 200;

  private final Set<ConfigProblem> found = new LinkedHashSet<>();
  private int reported;

  /** Remembers a problem; the same one twice counts once. */
  void add(Place place, String path, String what, String hint) {
    reported++;
    if (found.size() < MOST) {
      found.add(new ConfigProblem(place.file(), place.line(), path, what, hint));
    }
  }

  /** These, to which others can be added apart. */
  Problems copy() {
    Problems copy = new Problems();
    copy.found.addAll(found);
    copy.reported = reported;
    return copy;
  }

  /** How often something was wrong so far. */
  int count() {
    return reported;
  }

  /**
   * The end of a reading.
   *
   * @param read what was read; there is something unless there was a problem
   * @throws ConfigException if anything was wrong
   */
  <T> T orThrow(Optional<T> read) {
    if (found.isEmpty()) {
      return read.orElseThrow();
    }
    List<ConfigProblem> sorted = new ArrayList<>(found);
    sorted.sort(ConfigProblem.BY_PLACE);
    if (found.size() == MOST) {
      sorted.add(new ConfigProblem("...", 0, "", "only the first " + MOST + " are shown", ""));
    }
    throw new ConfigException(sorted);
  }
}

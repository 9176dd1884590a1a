package org.lifeboat.experiment.machine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names that no two machines of a family share, and that a table, a shell and a spreadsheet leave
 * as they are.
 *
 * @param all one for each machine, in order
 */
record Labels(List<String> all) {
  private static final int MOST_CHARACTERS = 80;

  Labels {
    all = List.copyOf(all);
  }

  /**
   * As wished for, but for characters that cannot be; of two with the same wish the second is
   * called {@code wish-2}.
   */
  static Labels of(List<String> wishes) {
    if (wishes.isEmpty()) {
      throw new IllegalArgumentException("there is no machine");
    }
    Set<String> wanted = new HashSet<>();
    wishes.forEach(wish -> wanted.add(clean(wish)));
    Set<String> given = new HashSet<>();
    List<String> labels = new ArrayList<>();
    for (String wish : wishes) {
      labels.add(unlike(given, wanted, clean(wish)));
    }
    return new Labels(labels);
  }

  /** A number is not given where another machine is called so by its own wish. */
  private static String unlike(Set<String> given, Set<String> wanted, String label) {
    String free = label;
    for (int number = 2; given.contains(free) || number > 2 && wanted.contains(free); number++) {
      free = label + "-" + number;
    }
    given.add(free);
    return free;
  }

  /** Nothing that has a meaning to CSV, a shell or, at the beginning, to a spreadsheet. */
  static String clean(String wish) {
    String plain = wish.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[-._]+|[-._]+$", "");
    String cut = plain.substring(0, Math.min(plain.length(), MOST_CHARACTERS));
    return cut.isEmpty() ? "machine" : cut;
  }
}

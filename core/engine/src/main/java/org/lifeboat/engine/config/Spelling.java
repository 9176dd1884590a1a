package org.lifeboat.engine.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was meant. */
public final class Spelling {
  private static final int LONGEST = 64;

  private Spelling() {}

  /**
   * {@code did you mean 'usable'? one of usable, reserved}: what to say to somebody who wrote
   * {@code word}.
   */
  public static String hint(String word, Collection<String> known) {
    if (known.isEmpty()) {
      return "there is none";
    }
    return nearest(word, known).map(k -> "did you mean '" + k + "'? ").orElse("")
        + "one of "
        + String.join(", ", known);
  }

  /**
   * The word of {@code known} with the fewest changes from {@code word}, of several the first; none
   * where all are far.
   */
  static Optional<String> nearest(String word, Collection<String> known) {
    int best = (Math.min(word.length(), LONGEST) + 2) / 3 + 1;
    String found = null;
    for (String candidate : known) {
      int changes = changes(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (changes < best) {
        best = changes;
        found = candidate;
      }
    }
    return Optional.ofNullable(found);
  }

  /** Levenshtein's distance; long words are far from everything. */
  private static int changes(String from, String to) {
    if (from.length() > LONGEST || to.length() > LONGEST) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int same = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(same, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}

package org.lifeboat.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command as one types it again. */
final class Retyped {
  private static final Pattern BARE = Pattern.compile("[\\w@%+=:,./-]+");

  /** What says how a result is shown, and not what is done. */
  private static final Set<String> SHOWING =
      Set.of("--format", "--colour", "--color", "-o", OutputFile.OPTION);

  private Retyped() {}

  /**
   * The command without the options that say how its result is shown, words quoted for a shell
   * where they need it.
   *
   * @param words as the program was given them, its own name apart
   */
  static String command(List<String> words) {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (SHOWING.contains(word)) {
        i++;
      } else if (SHOWING.stream().noneMatch(option -> word.startsWith(option + "="))) {
        kept.add(word);
      }
    }
    return "./lifeboat " + kept.stream().map(Retyped::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return BARE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}

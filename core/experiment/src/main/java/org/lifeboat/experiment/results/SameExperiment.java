package org.lifeboat.experiment.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether results that are there are of the experiment that is to run.
 *
 * @param folder where they are
 * @param found what their manifest says
 */
record SameExperiment(Path folder, Manifest found) {
  /**
   * Says how they differ.
   *
   * @throws ResultsException if they do
   */
  void check(Manifest wanted) {
    Optional<String> difference = difference(wanted);
    if (difference.isPresent()) {
      throw new ResultsException(
          folder
              + ": holds results "
              + difference.get()
              + "; name another folder, or delete this one");
    }
  }

  private Optional<String> difference(Manifest wanted) {
    if (!found.question().id().equals(wanted.question().id())) {
      return Optional.of(
          "of another experiment, '%s', and not of '%s'"
              .formatted(found.question().id(), wanted.question().id()));
    }
    if (!found.version().equals(wanted.version())) {
      return Optional.of(
          "of Lifeboat %s, and this is %s, which may boot otherwise"
              .formatted(found.version(), wanted.version()));
    }
    if (!found.plugins().equals(wanted.plugins())) {
      return Optional.of("of other plugins: " + String.join("; ", plugins(wanted)));
    }
    if (found.seed() != wanted.seed()) {
      return Optional.of("of seed %s, and not of %s".formatted(found.seed(), wanted.seed()));
    }
    if (!rows(found).equals(rows(wanted))) {
      return Optional.of(
          "of '%s' as it was before its file, or a file that it names, was changed"
              .formatted(found.question().id()));
    }
    return Optional.empty();
  }

  /** What decides the rows; how they are asked after and shown may change. */
  private static List<Object> rows(Manifest manifest) {
    return List.of(
        manifest.fingerprint(),
        manifest.columns(),
        manifest.rows(),
        manifest.question().axes(),
        manifest.question().metrics());
  }

  private List<String> plugins(Manifest wanted) {
    List<String> differences = new ArrayList<>();
    for (UsedPlugin plugin : found.plugins()) {
      if (!wanted.plugins().contains(plugin)) {
        differences.add("then " + words(plugin));
      }
    }
    for (UsedPlugin plugin : wanted.plugins()) {
      if (!found.plugins().contains(plugin)) {
        differences.add("now " + words(plugin));
      }
    }
    return differences.isEmpty() ? List.of("in another order") : differences;
  }

  private static String words(UsedPlugin plugin) {
    return "%s %s %s (%s)"
        .formatted(
            plugin.kind(),
            plugin.id(),
            plugin.version().orElse("of no version"),
            plugin.sha256().map(hash -> "a jar of SHA-256 " + hash).orElse("built-in"));
  }
}

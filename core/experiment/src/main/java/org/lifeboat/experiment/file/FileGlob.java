package org.lifeboat.experiment.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.lifeboat.engine.config.Node;

/** Files by a pattern: {@code *} and {@code ?} within a name, {@code **} across folders. */
final class FileGlob {
  private static final String WILD = "*?[{";
  private static final int DEEPEST = 8;
  private static final int MOST_FILES = 2_000;
  private static final int MOST_SEEN = 50_000;

  private FileGlob() {}

  static boolean isPattern(String text) {
    return text.chars().anyMatch(c -> WILD.indexOf(c) >= 0);
  }

  /** The files that a pattern finds, ascending by name; none after a problem. */
  static List<Path> files(Node node, Path pattern) {
    Path folder = pattern.toAbsolutePath();
    while (folder != null && isPattern(folder.toString())) {
      folder = folder.getParent();
    }
    if (folder == null || !Files.isDirectory(folder)) {
      node.problem("finds no file", "there is no folder '" + folder + "'");
      return List.of();
    }
    Path shown = pattern.isAbsolute() ? folder : Path.of("").toAbsolutePath().relativize(folder);
    try (Stream<Path> walk = Files.walk(folder, DEEPEST)) {
      PathMatcher matcher =
          folder.getFileSystem().getPathMatcher("glob:" + pattern.toAbsolutePath().normalize());
      List<Path> seen = walk.limit(MOST_SEEN + 1).toList();
      List<Path> found =
          seen.stream()
              .filter(f -> matcher.matches(f.normalize()))
              .filter(Files::isRegularFile)
              .limit(MOST_FILES + 1)
              .sorted()
              .toList();
      if (seen.size() > MOST_SEEN) {
        node.problem("would search more than " + MOST_SEEN + " files", "a nearer folder");
        return List.of();
      }
      if (found.isEmpty()) {
        node.problem("finds no file", "in folder '" + shown + "' none has such a name");
      } else if (found.size() > MOST_FILES) {
        node.problem("finds more than " + MOST_FILES + " files", "a narrower pattern");
        return List.of();
      }
      return found;
    } catch (PatternSyntaxException e) {
      node.problem("is no pattern: " + e.getDescription(), "*.conf");
    } catch (IOException | UncheckedIOException e) {
      node.problem("cannot be searched: " + e.getMessage(), "");
    }
    return List.of();
  }
}

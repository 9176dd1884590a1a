package org.lifeboat.plugin.amdvi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Data beside the project, where there is any. */
final class Shared {
  private Shared() {}

  /** Files or folders in a folder of it whose names match, sorted; none where it is not there. */
  static Stream<Path> list(String folder, String names) throws IOException {
    Optional<Path> found = find(folder);
    if (found.isEmpty()) {
      return Stream.empty();
    }
    try (Stream<Path> all = Files.list(found.get())) {
      return all
          .filter(p -> String.valueOf(p.getFileName()).matches(names))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static Optional<Path> find(String folder) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path candidate = at.resolve("shared").resolve(folder);
      if (Files.isDirectory(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}

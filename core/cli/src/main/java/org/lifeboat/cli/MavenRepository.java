package org.lifeboat.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Where Maven keeps artifacts on this machine: {@code maven.repo.local} of MAVEN_OPTS or
 * MAVEN_ARGS, else {@code .m2/repository} at home. What a settings.xml says is not read.
 */
record MavenRepository(Path folder) {
  private static final Pattern PLACE = Pattern.compile("-Dmaven\\.repo\\.local=(\\S+)");

  /** That of a process with these variables. */
  static MavenRepository of(Map<String, String> environment) {
    return new MavenRepository(
        told(environment, "MAVEN_ARGS")
            .or(() -> told(environment, "MAVEN_OPTS"))
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".m2", "repository")));
  }

  private static Optional<String> told(Map<String, String> environment, String variable) {
    return PLACE
        .matcher(environment.getOrDefault(variable, ""))
        .results()
        .reduce((first, last) -> last)
        .map((MatchResult found) -> found.group(1));
  }

  /** Whether an artifact of Lifeboat's is there, in this version. */
  boolean holds(String artifact, String version) {
    return Files.isDirectory(folder.resolve("org/lifeboat").resolve(artifact).resolve(version));
  }
}

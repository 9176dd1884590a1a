package org.lifeboat.lab.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Traces and the expected answers beside them, each list ascending by name; folders within are not
 * looked into.
 *
 * @param pairs traces that have an expectation
 * @param unexpected traces without one
 * @param traceless expectations without a trace
 */
public record TraceFolder(List<Pair> pairs, List<Path> unexpected, List<Path> traceless) {
  private static final String TRACE = ".trace";
  private static final String EXPECTED = ".expected";

  /**
   * A trace and what is expected of it.
   *
   * @param trace the operations
   * @param expected the answers
   */
  public record Pair(Path trace, Path expected) {}

  /** Copies the lists. */
  public TraceFolder {
    pairs = List.copyOf(pairs);
    unexpected = List.copyOf(unexpected);
    traceless = List.copyOf(traceless);
  }

  /**
   * Looks at a folder.
   *
   * @throws TraceException if it cannot be read
   */
  public static TraceFolder of(Path folder) {
    Set<Path> files = files(folder);
    List<Path> traces = files.stream().filter(f -> hasSuffix(f, TRACE)).sorted().toList();
    return new TraceFolder(
        traces.stream()
            .map(trace -> new Pair(trace, sibling(trace, TRACE, EXPECTED)))
            .filter(pair -> files.contains(pair.expected()))
            .toList(),
        traces.stream().filter(t -> !files.contains(sibling(t, TRACE, EXPECTED))).toList(),
        files.stream()
            .filter(f -> hasSuffix(f, EXPECTED) && !files.contains(sibling(f, EXPECTED, TRACE)))
            .sorted()
            .toList());
  }

  private static Set<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.collect(Collectors.toSet());
    } catch (NotDirectoryException e) {
      throw unreadable(folder, "is no folder");
    } catch (IOException | java.io.UncheckedIOException e) {
      throw unreadable(folder, "cannot be read: " + e.getMessage());
    }
  }

  private static TraceException unreadable(Path folder, String what) {
    return new TraceException(List.of(new TraceProblem(folder, 0, what)));
  }

  private static boolean hasSuffix(Path file, String suffix) {
    return file.toString().endsWith(suffix);
  }

  private static Path sibling(Path file, String suffix, String other) {
    String name = String.valueOf(file.getFileName());
    return file.resolveSibling(name.substring(0, name.length() - suffix.length()) + other);
  }
}

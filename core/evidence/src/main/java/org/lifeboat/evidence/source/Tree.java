package org.lifeboat.evidence.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lifeboat.api.firmware.Bytes;

/**
 * The files of a running Linux, or a copy of them, by their paths without the leading slash. What
 * may not be read is remembered, and counts as absent.
 */
final class Tree {
  private static final int MOST_TEXT_BYTES = 1 << 20;
  private static final int MOST_ENTRIES = 100_000;

  private final Path root;
  private final List<String> denied = new ArrayList<>();

  Tree(Path root) {
    this.root = root;
  }

  boolean has(String path) {
    return Files.exists(root.resolve(path));
  }

  /** A file's text, of at most 1 MB; empty where there is none. */
  Optional<String> text(String path) {
    return bytes(path, MOST_TEXT_BYTES)
        .map(b -> new String(b.toArray(), StandardCharsets.ISO_8859_1));
  }

  /** The first line of a file, without blanks around it. */
  Optional<String> line(String path) {
    return text(path).flatMap(t -> t.lines().findFirst()).map(String::strip);
  }

  /** A number as sysfs writes it, {@code 0x8086} or {@code 64}; empty where it is none. */
  Optional<Long> number(String path) {
    return line(path).flatMap(Tree::parse);
  }

  static Optional<Long> parse(String text) {
    try {
      return Optional.of(
          text.startsWith("0x")
              ? Long.parseUnsignedLong(text.substring(2), 16)
              : Long.parseUnsignedLong(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The first bytes of a file; empty where there is none. */
  Optional<Bytes> bytes(String path, int most) {
    Path file = root.resolve(path);
    if (Files.isDirectory(file) || !Files.exists(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(Bytes.of(in.readNBytes(most)));
    } catch (AccessDeniedException e) {
      denied.add("/" + path);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The names in a directory, ascending; none where there is no such directory. */
  List<String> names(String path) {
    Path directory = root.resolve(path);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .limit(MOST_ENTRIES)
          .map(e -> String.valueOf(e.getFileName()))
          .sorted()
          .toList();
    } catch (AccessDeniedException e) {
      denied.add("/" + path);
      return List.of();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  /** What was there and might not be read. */
  List<String> denied() {
    return List.copyOf(denied);
  }
}

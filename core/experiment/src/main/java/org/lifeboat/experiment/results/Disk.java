package org.lifeboat.experiment.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files in folders of results. They are there as a whole or not at all: written under a name that
 * carries this process's number, forced to the disk, renamed.
 */
final class Disk {
  private static final String ENDING = ".tmp";
  private static final Pattern TEMPORARY = Pattern.compile(".+\\.(\\d{1,18})-\\d+\\.tmp");

  private Disk() {}

  /** A new name beside a file, for this thread. */
  static Path temporary(Path file) {
    return file.resolveSibling(
        "%s.%s-%s%s"
            .formatted(
                file.getFileName(),
                ProcessHandle.current().pid(),
                Thread.currentThread().getId(),
                ENDING));
  }

  /** Whether a file's name is one of {@link #temporary}'s, of any process. */
  static boolean isTemporary(Path file) {
    return TEMPORARY.matcher(String.valueOf(file.getFileName())).matches();
  }

  /** Writes a file. */
  static void write(Path file, String content) throws IOException {
    Path temporary = temporary(file);
    try {
      Files.write(temporary, content.getBytes(StandardCharsets.UTF_8));
      force(temporary);
      rename(temporary, file);
      forceFolder(file);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Forces a file that was written to the disk. */
  static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Gives a file another name in its folder, in place of whatever had it. */
  static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Forces the names in a file's folder to the disk, where the system can. */
  static void forceFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException cannot) {
      // Windows opens no folders; what is lost there with the power is computed again.
      return;
    }
  }

  /** The files and folders in a folder, by name. */
  static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Deletes what processes that ended left in a folder; what lives is left alone. */
  static void clear(Path folder) throws IOException {
    for (Path file : list(folder)) {
      if (isLeft(file)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean isLeft(Path file) {
    Matcher name = TEMPORARY.matcher(String.valueOf(file.getFileName()));
    if (!name.matches()) {
      return false;
    }
    Optional<ProcessHandle> owner = ProcessHandle.of(Long.parseLong(name.group(1)));
    return owner.isEmpty() || owner.get().equals(ProcessHandle.current());
  }
}

package org.lifeboat.evidence.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds recordings: a folder is one if it has a {@code case.json}. */
public final class Recordings {
  /** How deep below a folder they may lie. */
  private static final int DEEPEST = 3;

  private static final String ARCHIVE = ".zip";

  private Recordings() {}

  /**
   * Reads all recordings in a place, ascending by folder.
   *
   * @param place a recording, a folder of recordings, a zip archive of them, or one of those in an
   *     archive, {@code recordings.zip:trace-1G}
   * @throws RecordingException if there is none, or a file of one is missing or broken
   */
  public static List<Recording> in(Path place) throws RecordingException {
    if (place.toString().contains(ARCHIVE + ":")) {
      return List.of(one(place.toString()));
    }
    if (!place.toString().endsWith(ARCHIVE) || Files.isDirectory(place)) {
      return read(place, place);
    }
    try (FileSystem archive = FileSystems.newFileSystem(place)) {
      return read(place, archive.getPath("/"));
    } catch (IOException | ProviderNotFoundException e) {
      throw new RecordingException(place.toString(), "there is no such archive, or it is broken");
    }
  }

  /**
   * Reads the one recording in a place: a folder with a {@code case.json}, a zip archive that holds
   * one, or one of those in an archive by its folder, {@code recordings.zip:trace-1G}.
   *
   * @throws RecordingException if there is none or there are several, or a file of it is missing or
   *     broken
   */
  public static Recording one(String place) throws RecordingException {
    int split = place.indexOf(ARCHIVE + ":");
    if (split < 0) {
      Path path = Path.of(place);
      return only(place, in(path));
    }
    Path archive = Path.of(place.substring(0, split + ARCHIVE.length()));
    String name = place.substring(split + ARCHIVE.length() + 1).replaceAll("^/+|/+$", "");
    try (FileSystem files = FileSystems.newFileSystem(archive)) {
      for (Path folder : folders(archive, files.getPath("/"))) {
        if (folder.toString().replaceAll("^/+|/+$", "").equals(name) || isNamed(folder, name)) {
          return Recording.read(new Folder(folder, place, new Allowance(place)));
        }
      }
      throw new RecordingException(place, "there is no recording of this name in the archive");
    } catch (IOException | ProviderNotFoundException e) {
      throw new RecordingException(archive.toString(), "there is no such archive, or it is broken");
    }
  }

  private static boolean isNamed(Path folder, String name) {
    return String.valueOf(folder.getFileName()).replaceAll("/+$", "").equals(name);
  }

  /** Whether a place is named as something that is to hold recordings. */
  public static boolean isOne(Path place) {
    String name = place.toString();
    return name.endsWith(ARCHIVE) || name.contains(ARCHIVE + ":") || isFolderOfOne(place);
  }

  /** Whether a place is the folder of one recording. */
  public static boolean isFolderOfOne(Path place) {
    return Files.isRegularFile(place.resolve(Case.FILE));
  }

  private static Recording only(String place, List<Recording> recordings)
      throws RecordingException {
    if (recordings.size() > 1) {
      throw new RecordingException(
          place,
          "there are %s recordings; name one of them: %s:%s"
              .formatted(recordings.size(), place, recordings.get(0).id()));
    }
    return recordings.get(0);
  }

  private static List<Recording> read(Path place, Path root) throws RecordingException {
    Allowance allowance = new Allowance(place.toString());
    List<Recording> recordings = new ArrayList<>();
    for (Path folder : folders(place, root)) {
      String name = root.equals(place) ? folder.toString() : place + ":" + folder;
      recordings.add(Recording.read(new Folder(folder, name, allowance)));
    }
    if (recordings.isEmpty()) {
      throw new RecordingException(
          place.toString(),
          "there is no recording here (it would have a case.json), nor a kernel's log (it would"
              + " have a line 'Linux version ...', or BIOS-e820 lines)");
    }
    return recordings;
  }

  private static List<Path> folders(Path place, Path root) throws RecordingException {
    try {
      Path real = root.toRealPath();
      try (Stream<Path> paths = Files.walk(real, DEEPEST)) {
        return paths
            .filter(path -> Files.isRegularFile(path.resolve(Case.FILE)))
            .map(path -> root.resolve(real.relativize(path)))
            .sorted()
            .toList();
      }
    } catch (IOException | UncheckedIOException e) {
      throw new RecordingException(
          place.toString(), "there is no such folder, or it cannot be read");
    }
  }
}

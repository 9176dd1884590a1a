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
   * @param place a recording, a folder of recordings, or a zip archive of them
   * @throws RecordingException if there is none, or a file of one is missing or broken
   */
  public static List<Recording> in(Path place) throws RecordingException {
    if (!place.toString().endsWith(ARCHIVE) || Files.isDirectory(place)) {
      return read(place, place);
    }
    try (FileSystem archive = FileSystems.newFileSystem(place)) {
      return read(place, archive.getPath("/"));
    } catch (IOException | ProviderNotFoundException e) {
      throw new RecordingException(place.toString(), "there is no such archive, or it is broken");
    }
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
          place.toString(), "there is no recording here; a recording has a case.json");
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

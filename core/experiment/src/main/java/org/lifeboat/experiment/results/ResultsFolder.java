package org.lifeboat.experiment.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lifeboat.engine.render.Words;

/**
 * A folder for the results of one experiment: {@code manifest.json}, which says whose they are, and
 * {@code parts}. The manifest is there before the first part, and says that all are there only when
 * they are.
 *
 * @param path where
 */
public record ResultsFolder(Path path) {
  private static final String MANIFEST = "manifest.json";
  private static final String PARTS = "parts";
  private static final int NAMED_FILES = 3;

  /**
   * The manifest; empty where a run may begin, since there is no folder, or an empty one.
   *
   * @throws ResultsException if something else is there, or the manifest cannot be read
   */
  public Optional<Manifest> found() {
    if (Files.exists(manifestFile())) {
      return Optional.of(ManifestJson.read(manifestFile()));
    }
    List<String> foreign = foreignFiles();
    if (!foreign.isEmpty()) {
      throw new ResultsException(
          "%s: is no folder of results and not empty (it has %s), so nothing is written there: name"
                  .formatted(path, Words.list(foreign, NAMED_FILES))
              + " another folder");
    }
    return Optional.empty();
  }

  /**
   * The manifest of results that are to be read.
   *
   * @throws ResultsException if there are none, or the manifest cannot be read
   */
  public Manifest manifest() {
    if (!Files.exists(manifestFile())) {
      throw new ResultsException(
          path
              + ": there are no results here: a folder is needed that 'lifeboat run' wrote, with a "
              + MANIFEST);
    }
    return ManifestJson.read(manifestFile());
  }

  /** The parts that this manifest speaks of. */
  public PartFolder parts(Manifest manifest) {
    return new PartFolder(path.resolve(PARTS), manifest.cut());
  }

  /**
   * Writes the manifest, and makes the folders where they are missing.
   *
   * @throws ResultsException if that is not possible; a manifest that was there still is
   */
  public void write(Manifest manifest) {
    try {
      Files.createDirectories(path);
      Disk.write(manifestFile(), ManifestJson.of(manifest));
    } catch (IOException e) {
      throw Reason.problem(path, "cannot be written", e);
    }
    parts(manifest).create();
  }

  /** Deletes what killed processes left beside the manifest and the parts. */
  void clearLeftovers(Manifest manifest) {
    try {
      Disk.clear(path);
    } catch (IOException e) {
      throw Reason.problem(path, "cannot be cleared of what a run left", e);
    }
    parts(manifest).clearLeftovers();
  }

  private Path manifestFile() {
    return path.resolve(MANIFEST);
  }

  private List<String> foreignFiles() {
    if (!Files.exists(path)) {
      return List.of();
    }
    try {
      return Disk.list(path).stream()
          .filter(file -> !Disk.isTemporary(file))
          .map(file -> String.valueOf(file.getFileName()))
          .toList();
    } catch (IOException e) {
      throw Reason.problem(path, "cannot be read as a folder", e);
    }
  }
}

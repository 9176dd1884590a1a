package org.lifeboat.experiment.results;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Results that are being written: begun, or taken up where another run stopped. Between {@link
 * #begin} and {@link #finish} an engine publishes the parts that are missing.
 */
public final class Writing {
  private final ResultsFolder folder;
  private final Manifest manifest;
  private final Inventory inventory;

  private Writing(ResultsFolder folder, Manifest manifest, Inventory inventory) {
    this.folder = folder;
    this.manifest = manifest;
    this.inventory = inventory;
  }

  /**
   * Begins, or takes up what is there, where that is asked for; then the folder asks the question
   * as it is now.
   *
   * @param manifest what the folder is to say, without a tally
   * @param resume whether to go on with what is there of the same experiment
   * @throws ResultsException if something else is there, or the folder cannot be written
   */
  public static Writing begin(ResultsFolder folder, Manifest manifest, boolean resume) {
    Optional<Manifest> found = folder.found();
    if (found.isEmpty()) {
      folder.write(manifest);
      folder.clearLeftovers(manifest);
      PartFolder parts = folder.parts(manifest);
      return new Writing(folder, manifest, parts.listed());
    }
    new SameExperiment(folder.path(), found.get()).check(manifest);
    PartFolder parts = folder.parts(manifest);
    if (!resume) {
      throw new ResultsException(refusal(folder.path(), found.get(), parts));
    }
    parts.create();
    folder.clearLeftovers(manifest);
    Inventory inventory = parts.checked();
    parts.delete(inventory.damaged());
    Manifest asked = manifest.with(found.get().tally());
    if (!asked.equals(found.get())) {
      folder.write(asked);
    }
    return new Writing(folder, asked, inventory);
  }

  private static String refusal(Path path, Manifest found, PartFolder parts) {
    if (found.complete()) {
      return "%s: holds all %s boots of this experiment already: 'lifeboat report %s' shows them; to boot anew, delete the folder or name another"
          .formatted(path, found.rows(), path);
    }
    return "%s: holds %s of %s boots of this experiment: --resume goes on with them; to begin anew, delete the folder or name another"
        .formatted(path, parts.rows(parts.listed().present()), found.rows());
  }

  /** The parts' folder. */
  public PartFolder parts() {
    return folder.parts(manifest);
  }

  /** The parts that were missing at the beginning. */
  public BitSet missing() {
    BitSet missing = new BitSet();
    missing.set(0, manifest.cut().parts());
    missing.andNot(inventory.present());
    return missing;
  }

  /** How many rows were there at the beginning. */
  public long rowsFound() {
    return parts().rows(inventory.present());
  }

  /** The files that were found damaged and deleted, so that their rows are made again. */
  public List<Path> damaged() {
    return inventory.damaged();
  }

  /** Whether all was there at the beginning, and the manifest says so. */
  public boolean finished() {
    return manifest.complete() && missing().isEmpty();
  }

  /** How many rows are there now. */
  public long rowsNow() {
    return parts().rows(parts().listed().present());
  }

  /**
   * Counts what is there and says in the manifest that it is all.
   *
   * @return what the manifest says now
   * @throws ResultsException if parts are missing, cannot be read, or the manifest cannot be
   *     written
   */
  public Manifest finish() {
    PartFolder parts = parts();
    Inventory now = parts.listed();
    if (now.present().cardinality() < manifest.cut().parts()) {
      throw new ResultsException(
          folder.path()
              + ": parts are gone that were written; run with --resume to make them again");
    }
    parts.seal();
    Manifest finished = manifest.with(Optional.of(Counting.of(manifest, parts, now)));
    folder.write(finished);
    return finished;
  }
}

package org.lifeboat.experiment.results;

import java.nio.file.Path;

/**
 * Whether results are whole, and what to do where they are not.
 *
 * @param folder where they are
 * @param manifest what they say of themselves
 * @param parts theirs
 */
record Completeness(Path folder, Manifest manifest, PartFolder parts) {
  private static final String CURE =
      "'lifeboat run EXPERIMENT --resume' with this folder as --out makes";

  /**
   * Checks it.
   *
   * @throws ResultsException if they are not
   */
  void check(Inventory inventory) {
    if (!inventory.damaged().isEmpty()) {
      int others = inventory.damaged().size() - 1;
      throw problem(
          "%s%s damaged (its content is not what its name says)"
              .formatted(
                  inventory.damaged().get(0), others == 0 ? " is" : " and " + others + " more are"),
          "them again; --partial takes the rows of the others");
    }
    long there = parts.rows(inventory.present());
    if (!manifest.complete()) {
      throw problem(
          "holds %s of %s boots: its run was stopped".formatted(there, manifest.rows()),
          "the others; --partial takes what is there");
    }
    if (there < manifest.rows()) {
      throw problem(
          "holds %s of %s boots: parts were lost after its run".formatted(there, manifest.rows()),
          "them again; --partial takes what is there");
    }
    if (manifest.tally().filter(t -> t.digest().equals(parts.digest(inventory))).isEmpty()) {
      throw new ResultsException(
          folder
              + ": the parts are whole, but not those that its run wrote: files were exchanged;"
              + " delete the folder 'parts' in it, and run with --resume");
    }
  }

  private ResultsException problem(String what, String which) {
    return new ResultsException(folder + ": " + what + "; " + CURE + " " + which);
  }
}

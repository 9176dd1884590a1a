package org.lifeboat.experiment.results;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/** What parts there are, and which files are not what their names say. */
final class Inventory {
  private final BitSet present = new BitSet();
  private final long[] hashes;
  private final List<Path> damaged;

  /**
   * None yet.
   *
   * @param parts how many there are to be
   * @param damaged files that do not count
   */
  Inventory(int parts, List<Path> damaged) {
    this.hashes = new long[parts];
    this.damaged = List.copyOf(damaged);
  }

  /** Adds a part; false if it is there with another hash. */
  boolean add(int part, long hash) {
    if (present.get(part) && hashes[part] != hash) {
      return false;
    }
    present.set(part);
    hashes[part] = hash;
    return true;
  }

  /** The parts that are there. */
  BitSet present() {
    return (BitSet) present.clone();
  }

  /** The hash in the name of a part that is there. */
  long hash(int part) {
    return hashes[part];
  }

  List<Path> damaged() {
    return damaged;
  }
}

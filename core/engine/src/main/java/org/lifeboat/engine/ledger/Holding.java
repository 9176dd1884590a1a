package org.lifeboat.engine.ledger;

import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;

/**
 * What an owner has.
 *
 * @param range from the first byte to the last
 * @param owner whose
 * @param bytes how much of the range is his: fewer than it has where pages of others lie in between
 *     ({@link Ledger#moveRun})
 */
public record Holding(MemoryRange range, Owner owner, long bytes) {
  /** Whether pages of others lie in between. */
  public boolean isInterleaved() {
    return bytes < range.bytes();
  }
}

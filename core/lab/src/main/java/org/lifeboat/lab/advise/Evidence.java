package org.lifeboat.lab.advise;

import java.util.Optional;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.evidence.log.LoggedOutcome.Remapping;

/**
 * What a machine's own log shows of the boot that is predicted.
 *
 * @param shown what became of the hardware; empty where the log ends before
 * @param hasPool whether there is a bounce buffer; empty where the log ends before
 * @param pool where it lies; empty where no line says
 * @param agrees whether the prediction says the same, as far as the log goes
 * @param learnt what was taken from the log because no input says it, a sentence without a point
 */
public record Evidence(
    Optional<Remapping> shown,
    Optional<Boolean> hasPool,
    Optional<MemoryRange> pool,
    boolean agrees,
    Optional<String> learnt) {
  /** Whether the log goes far enough to settle anything. */
  public boolean settles() {
    return shown.isPresent() && hasPool.isPresent();
  }
}

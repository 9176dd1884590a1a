package org.lifeboat.lab.advise;

import java.util.Optional;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.evidence.log.KernelLog;
import org.lifeboat.evidence.log.LoggedMemory;
import org.lifeboat.evidence.log.LoggedOutcome;
import org.lifeboat.evidence.log.LoggedOutcome.Remapping;
import org.lifeboat.lab.verify.LogVerifier;

/** A log as witness of how the boot that is predicted went. */
final class Witness {
  private final LoggedOutcome shown;
  private final boolean hasTable;

  Witness(KernelLog log) {
    this.shown = new LoggedOutcome(log);
    LoggedMemory memory = new LoggedMemory(log);
    this.hasTable = memory.hasTable("DMAR") || memory.hasTable("IVRS");
  }

  /**
   * Whether VT-d must have been built on by default, or off, for the log to be what it is; empty
   * where the prediction holds, or fails for another reason.
   */
  Optional<Boolean> builtOn(BootReport report) {
    Remapping predicted = LogVerifier.remapping(report, hasTable);
    Remapping real = shown.remapping().orElse(predicted);
    if (predicted == Remapping.PARSED_OFF && real == Remapping.ON) {
      return Optional.of(true);
    }
    return predicted == Remapping.ON && real == Remapping.PARSED_OFF
        ? Optional.of(false)
        : Optional.empty();
  }

  /** Whether a prediction says what the log shows, as far as that goes. */
  boolean agrees(BootReport report) {
    Optional<Remapping> real = shown.remapping();
    boolean sameHardware = real.isEmpty() || real.get() == LogVerifier.remapping(report, hasTable);
    boolean samePool = shown.hasPool().map(has -> has == report.pool().isPresent()).orElse(true);
    return sameHardware && samePool && sameSize(report);
  }

  private boolean sameSize(BootReport report) {
    return shown
        .pool()
        .filter(real -> shown.hasPool().orElse(false))
        .flatMap(
            real ->
                report
                    .pool()
                    .map(BouncePool::range)
                    .map(r -> r.bytes() >> 20 == real.bytes() >> 20))
        .orElse(true);
  }

  /**
   * What is shown.
   *
   * @param learnt what was taken from it
   */
  Evidence evidence(BootReport report, Optional<String> learnt) {
    return new Evidence(shown.remapping(), shown.hasPool(), shown.pool(), agrees(report), learnt);
  }
}

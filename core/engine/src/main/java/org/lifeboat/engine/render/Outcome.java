package org.lifeboat.engine.render;

import java.util.List;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.DeviceFate;
import org.lifeboat.engine.report.BootReport.MemoryCost;
import org.lifeboat.engine.report.BootReport.Reach;

/**
 * What a reader wants to know of a report first: the word for how it ended, who lives, and what the
 * fallback costs.
 *
 * @param report what it is of
 */
public record Outcome(BootReport report) {
  /** The devices that cannot reach all memory. */
  public List<DeviceFate> dead() {
    return report.devices().stream().filter(d -> d.reach() == Reach.UNREACHABLE).toList();
  }

  /** How many devices work. */
  public long alive() {
    return report.devices().size() - (long) dead().size();
  }

  /** Whether the boot came to its end and every device works. */
  public boolean allAlive() {
    return report.completed() && dead().isEmpty();
  }

  /** As {@link MemoryCost#heldBytes}. */
  public long heldBytes() {
    return report.memory().heldBytes();
  }

  /** As {@link MemoryCost#givenBackBytes}. */
  public long returnedBytes() {
    return report.memory().givenBackBytes();
  }

  /** Bytes that the machine cannot use for anything else: held or lost. */
  public long costBytes() {
    return report.memory().costBytes();
  }

  /** How it ended, in a word: the backend, {@code PANIC} or {@code FAILED}. */
  public Cell word() {
    if (report.panic().isPresent()) {
      return new Cell("PANIC", Tone.BAD);
    }
    if (report.failure().isPresent()) {
      return new Cell("FAILED", Tone.BAD);
    }
    Tone tone = report.hardware().active() ? Tone.GOOD : allAlive() ? Tone.PLAIN : Tone.WARNING;
    return new Cell(report.backend().orElse("nommu"), tone);
  }

  /** The bounce pool in words: {@code 64 MB early at 0x7bed4000}. */
  public static String pool(BouncePool pool) {
    return Sizes.human(pool.range().bytes())
        + (pool.origin() == BouncePool.Origin.EARLY ? " early at " : " late at ")
        + Sizes.address(pool.range().start());
  }

  /** The hardware IOMMU in a sentence without its point. */
  public String hardware() {
    BootReport.HardwareIommu hardware = report.hardware();
    String why = hardware.cause().map(c -> ": " + c.text()).orElse("");
    if (hardware.driver().isEmpty()) {
      return (report.completed() ? "none found" : "not asked: the boot ended before") + why;
    }
    String driver = hardware.driver().get();
    if (hardware.active()) {
      String how = hardware.passesThrough() ? " works, passes all addresses through" : " works";
      return driver + how + taken() + why;
    }
    return driver
        + hardware
            .failedAt()
            .map(
                at ->
                    switch (at) {
                      case DETECT -> " failed when it was detected";
                      case INITIALIZE -> " failed when its driver started it";
                    })
            .orElse(" is not used")
        + taken()
        + why;
  }

  private String taken() {
    long bytes = report.memory().driverBytes();
    return bytes == 0 ? "" : " and holds " + Sizes.human(bytes) + " of RAM";
  }
}

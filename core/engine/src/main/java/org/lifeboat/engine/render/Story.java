package org.lifeboat.engine.render;

import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.engine.report.BootReport;

/**
 * A boot in half a sentence that says what followed from what, for somebody who knows neither
 * policies nor kernels: the fates of the devices, the hardware, what stood ready, what it cost.
 */
public record Story(Outcome outcome) {
  /** Without the point at its end. */
  public String text() {
    BootReport report = outcome.report();
    if (report.panic().isPresent()) {
      return "the machine stops: "
          + report.hardware().driver().map(any -> hardware(report.hardware()) + ", and ").orElse("")
          + "the kernel panics ("
          + open(report.panic().get())
          + ")";
    }
    if (report.failure().isPresent()) {
      return "there is no answer: " + open(report.failure().get().plugin() + " broke the rules");
    }
    return new Verdict(outcome).fates()
        + ": "
        + hardware(report.hardware())
        + ", and "
        + report.pool().map(this::withPool).orElseGet(this::withoutPool)
        + lost(report);
  }

  private static String open(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private static String hardware(BootReport.HardwareIommu hardware) {
    if (hardware.driver().isEmpty()) {
      return "there is no hardware IOMMU";
    }
    String driver = hardware.driver().get();
    return hardware.active()
        ? driver + " works"
        : hardware
            .failedAt()
            .map(
                at ->
                    switch (at) {
                      case DETECT -> driver + " fails when it is detected";
                      case INITIALIZE -> driver + " fails when its driver starts it";
                    })
            .orElse(driver + " is not used");
  }

  private String withPool(BouncePool pool) {
    BootReport report = outcome.report();
    String bytes = Sizes.human(pool.range().bytes());
    String price = ", for " + Reading.price(outcome.costBytes());
    if (report.hardware().active()) {
      return report.policy() + " keeps a bounce buffer of " + bytes + " all the same" + price;
    }
    String taken =
        switch (pool.origin()) {
          case EARLY -> " that " + report.policy() + " reserved early";
          case LATE -> " that " + report.policy() + " asked for late";
        };
    String serves = report.hardware().driver().isPresent() ? " stands in" : " serves";
    String whom = outcome.dead().isEmpty() ? "" : " for those that reach it";
    return "a bounce buffer of " + bytes + taken + serves + whom + price;
  }

  private String withoutPool() {
    BootReport report = outcome.report();
    if (outcome.returnedBytes() > 0) {
      String bytes = Sizes.human(outcome.returnedBytes());
      return report.policy() + " gives back the " + bytes + " that it held ready";
    }
    if (report.hardware().active()) {
      return "no memory is held for the case that it had failed";
    }
    return outcome.dead().isEmpty()
        ? "nothing need stand in"
        : report.policy() + " has nothing that could stand in";
  }

  private static String lost(BootReport report) {
    long bytes = report.memory().lostBytes();
    return bytes == 0 ? "" : "; " + Sizes.human(bytes) + " is lost";
  }
}

package org.lifeboat.engine.render;

import org.lifeboat.engine.report.BootReport;

/**
 * A boot in one sentence.
 *
 * @param outcome what it came to
 */
public record Verdict(Outcome outcome) {
  /** The sentence. */
  public String sentence() {
    return sentence(", and " + fates());
  }

  /** The sentence without the devices, where they are not known. */
  public String sentenceWithoutDevices() {
    return sentence("");
  }

  private String sentence(String fates) {
    BootReport report = outcome.report();
    if (report.panic().isPresent()) {
      return "The machine stops: " + ended(report.panic().get());
    }
    if (report.failure().isPresent()) {
      var failure = report.failure().get();
      return "No answer: "
          + failure.plugin()
          + " broke the rules at the "
          + failure.moment()
          + ": "
          + ended(failure.problem());
    }
    return helper(report) + fates + ".";
  }

  private static String helper(BootReport report) {
    String pool = report.pool().map(p -> Sizes.human(p.range().bytes())).orElse("no");
    if (report.hardware().active()) {
      String beside = report.pool().isPresent() ? " beside a bounce buffer of " + pool : "";
      String works =
          report.hardware().passesThrough() ? " is on and passes all addresses through" : " works";
      return report.hardware().driver().orElse("The hardware IOMMU") + works + beside;
    }
    return hardware(report.hardware())
        + (report.pool().isPresent()
            ? ", a bounce buffer of " + pool + " stands in"
            : ", nothing stands in");
  }

  private static String hardware(BootReport.HardwareIommu hardware) {
    if (hardware.driver().isEmpty()) {
      return "There is no hardware IOMMU";
    }
    return "The hardware IOMMU "
        + (hardware.failedAt().isPresent() ? "does not work" : "is not used");
  }

  String fates() {
    int all = outcome.report().devices().size();
    int dead = outcome.dead().size();
    if (dead == 0) {
      return switch (all) {
        case 0 -> "there is no device to serve";
        case 1 -> "the one device lives";
        default -> "all " + all + " devices live";
      };
    }
    return dead == all
        ? "no device works"
        : dead + " of " + all + " devices " + (dead == 1 ? "is" : "are") + " dead";
  }

  private static String ended(String text) {
    return text.endsWith(".") ? text : text + ".";
  }
}

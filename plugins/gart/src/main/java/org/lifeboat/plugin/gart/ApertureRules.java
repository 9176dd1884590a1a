package org.lifeboat.plugin.gart;

import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.api.stage.Stage;

/**
 * Whether a window that firmware set up can be used (arch/x86/include/asm/gart.h:aperture_valid).
 * These messages never have a prefix.
 */
final class ApertureRules {
  private ApertureRules() {}

  /** The check, with what the kernel says of a window that it refuses. */
  static boolean accept(Stage stage, Aperture aperture, int leastMegabytes) {
    if (aperture.base() == 0) {
      return false;
    }
    if (!aperture.below4G()) {
      stage.print(Severity.INFO, "Aperture beyond 4GB. Ignoring.");
      return false;
    }
    if (stage.firmwareMap().usable().anyMatch(ram -> touches(ram, aperture))) {
      stage.print(Severity.INFO, "Aperture pointing to e820 RAM. Ignoring.");
      return false;
    }
    if (aperture.megabytes() < leastMegabytes) {
      stage.print(
          Severity.INFO,
          "Aperture too small (%s MB) than (%s MB)"
              .formatted(aperture.megabytes(), leastMegabytes));
      return false;
    }
    return true;
  }

  /** A window without bytes touches RAM too, where it lies inside (e820__mapped_any). */
  private static boolean touches(MemoryRange ram, Aperture aperture) {
    return Long.compareUnsigned(ram.start(), aperture.end()) < 0
        && Long.compareUnsigned(ram.end(), aperture.base()) > 0;
  }
}

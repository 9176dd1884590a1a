package org.lifeboat.testkit.contract;

import java.util.Optional;
import org.lifeboat.engine.event.BootEvent.PluginFailure;
import org.lifeboat.engine.report.BootReport;

/** How a boot with the plugin under test went. */
sealed interface Trial {
  /** It ended. */
  record Ended(BootReport whole) implements Trial {}

  /**
   * It did not end in time.
   *
   * @param where the plugin's own method that was under way, or what else is known
   */
  record Hung(String where) implements Trial {}

  /** It was not tried: the plugin has cost too much already. */
  record Untried() implements Trial {}

  /** The plan is none that can be booted: a smaller machine than the engine takes. */
  record Refused(String why) implements Trial {}

  /** The report, where there is one. */
  default Optional<BootReport> report() {
    return this instanceof Ended ended ? Optional.of(ended.whole()) : Optional.empty();
  }

  /** What a plugin did wrong, where the boot ended by it. */
  default Optional<PluginFailure> failure() {
    return report().flatMap(BootReport::failure);
  }
}

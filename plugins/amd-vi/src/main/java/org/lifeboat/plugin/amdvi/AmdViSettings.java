package org.lifeboat.plugin.amdvi;

import org.lifeboat.api.plugin.Setting;

/**
 * What the driver can be told.
 *
 * @param dialect the kernel whose rules and texts are followed
 * @param interruptRemapping whether the kernel is built to remap interrupts (CONFIG_IRQ_REMAP);
 *     only a kernel that parses its table for that cares
 * @param unitFailure what a unit that cannot be set up does; only a kernel that starts all in one
 *     go cares
 */
public record AmdViSettings(
    @Setting(value = "the kernel whose rules and messages are followed", byDefault = "linux-6-1")
        Dialect dialect,
    @Setting(
            value = "whether the kernel is built with interrupt remapping (CONFIG_IRQ_REMAP)",
            byDefault = "true")
        boolean interruptRemapping,
    @Setting(
            value = "what a unit that cannot be set up does to a 2.6 kernel",
            byDefault = "fails-cleanly")
        UnitFailure unitFailure) {
  /** The defaults for a dialect. */
  static AmdViSettings of(Dialect dialect) {
    return new AmdViSettings(dialect, true, UnitFailure.FAILS_CLEANLY);
  }
}

package org.lifeboat.plugin.amdvi;

/** What a unit that cannot be set up does to a kernel that starts all in one go. */
public enum UnitFailure {
  /** The start fails as a whole and in order (2.6.32.3 and later, 2.6.33). */
  FAILS_CLEANLY,
  /**
   * It goes unnoticed until the unit's missing registers are touched, which kills the machine
   * (2.6.32 to 2.6.32.2).
   */
  PANICS
}

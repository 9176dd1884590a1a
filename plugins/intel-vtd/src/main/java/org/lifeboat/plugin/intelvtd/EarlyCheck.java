package org.lifeboat.plugin.intelvtd;

/** What a kernel looks at when it detects units, long before it starts them. */
public enum EarlyCheck {
  /**
   * Whether the first unit of the table stands at address 0; with nothing else to check, the walk
   * ends there (2.6.32).
   */
  FIRST_UNIT_ZERO,
  /** Whether any unit stands at address 0. */
  EVERY_UNIT_ZERO,
  /** Whether the capability registers of a unit read all ones. */
  ALL_ONES,
  /** Whether a structure claims a length of 0; without the check, the walk ends there in peace. */
  ZERO_LENGTH,
  /** Whether a structure reaches behind the end of the table. */
  PAST_END
}

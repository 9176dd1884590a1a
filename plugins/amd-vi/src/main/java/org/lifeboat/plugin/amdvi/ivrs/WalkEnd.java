package org.lifeboat.plugin.amdvi.ivrs;

/** Where a walk over structures that carry their own length comes to an end. */
public enum WalkEnd {
  /** Exactly at the end that the enclosing structure claims. */
  EXACT,
  /** Behind it: the last structure is longer than its room. The kernel warns and goes on. */
  PAST_END,
  /**
   * Never: a structure of length 0 is followed by itself. The kernel has no check for it and hangs.
   */
  ENDLESS
}

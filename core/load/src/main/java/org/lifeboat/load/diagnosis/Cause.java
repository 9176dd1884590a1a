package org.lifeboat.load.diagnosis;

/**
 * Why a mapping found no place, as far as size, total and used tell. {@link
 * org.lifeboat.load.slots.Refusal} is what the allocator itself knows; three numbers know less.
 */
public enum Cause {
  /** It needs more than the 128 slots of a segment: no pool of any size has room. */
  IMPOSSIBLE,
  /** The pool has no slots. */
  NO_POOL,
  /** No slot was free. */
  FULL,
  /** Fewer slots were free than it needs, or so few that one of them is gone when one looks. */
  NEARLY_FULL,
  /** Enough were free, but in pieces, or no area of the pool had enough. */
  FRAGMENTED,
  /**
   * So many were free that some place must have been: it was none for this device (alignment,
   * segment boundary), or the pool emptied while the line was made.
   */
  CONSTRAINED,
  /** The kernel does not say how full the pool was. */
  UNTOLD
}

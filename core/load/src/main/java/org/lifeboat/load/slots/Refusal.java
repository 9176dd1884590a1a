package org.lifeboat.load.slots;

/** Why a mapping got no slots, the most lasting reason first. */
public enum Refusal {
  /** It needs more than the 128 slots of a segment: no pool of any size has room. */
  LONGER_THAN_SEGMENT,
  /** It needs more slots than lie between two of the device's segment boundaries. */
  LONGER_THAN_BOUNDARY,
  /** It needs more slots than an area has at all. */
  LONGER_THAN_AREA,
  /** The pool has fewer free slots than it needs. */
  POOL_FULL,
  /** Each area has fewer free slots than it needs, although the pool has enough. */
  AREAS_FULL,
  /**
   * An area has enough free slots, but no run of them in one segment where the search looks:
   * alignment, steps of a page, boundaries.
   */
  FRAGMENTED
}

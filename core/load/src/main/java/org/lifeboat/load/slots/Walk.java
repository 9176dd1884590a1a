package org.lifeboat.load.slots;

/** Looks for a place in one area, in the order in which the kernel does. */
interface Walk {
  /** Instead of an index: there is no place where the search looks. */
  int NONE = -1;

  /** Instead of an index: there is none, and the search goes on for ever. */
  int NEVER = -2;

  /**
   * Looks.
   *
   * @param request what for
   * @param start the area's first slot
   * @param slots the area's size
   * @param wrap index within the area where the search begins
   * @return index within the area, {@link #NONE} or {@link #NEVER}
   */
  int find(Request request, int start, int slots, int wrap);
}

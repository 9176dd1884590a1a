package org.lifeboat.api.memory;

/**
 * One entry of an early allocator's books (struct memblock_region of include/linux/memblock.h).
 *
 * @param range its addresses; never empty
 * @param node the node it belongs to, or {@link #NO_NODE}
 */
public record Region(MemoryRange range, int node) {
  /**
   * A region that belongs to no node (MAX_NUMNODES); a request for {@link
   * AllocationRequest#ANY_NODE} alone may have it.
   */
  public static final int NO_NODE = -1;
}

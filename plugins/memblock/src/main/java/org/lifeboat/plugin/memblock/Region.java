package org.lifeboat.plugin.memblock;

import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;

/**
 * One entry of a region list (struct memblock_region of include/linux/memblock.h).
 *
 * @param range its addresses
 * @param node the node it belongs to, or {@link #NO_NODE}
 */
public record Region(MemoryRange range, int node) {
  /**
   * A region that belongs to no node (MAX_NUMNODES); a request for {@link
   * AllocationRequest#ANY_NODE} alone may have it.
   */
  public static final int NO_NODE = -1;
}

package org.lifeboat.api.memory;

import java.util.Optional;

/**
 * The page allocator as a plugin sees it at run time (mm/page_alloc.c). What is taken from it
 * belongs to whoever took it until given back.
 */
public interface PageAllocator {
  /**
   * Takes one block.
   *
   * @param order 0 to {@link Pages#MAX_ORDER}; a larger order always fails, as it does in the
   *     kernel
   * @param highest the highest zone that will do; lower ones are tried after it
   * @return the block, or empty where no zone has one
   */
  Optional<PageBlock> allocate(int order, Zone highest);

  /**
   * Gives a block back.
   *
   * @param block this stage's plugin took it, and whole
   * @throws IllegalStateException if any of it is not the plugin's; the boot ends with the plugin's
   *     failure, which names range and owners
   */
  void free(PageBlock block);

  /**
   * How much a zone has left.
   *
   * @param zone the zone
   * @return free pages in it
   */
  long freePages(Zone zone);

  /**
   * How large a block a zone still has.
   *
   * @param zone the zone
   * @return the largest order of which it has a free block, or -1 where it has none
   */
  int largestFreeOrder(Zone zone);
}

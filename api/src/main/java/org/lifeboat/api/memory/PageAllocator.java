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

  /** Gives a block back that this stage's owner took. */
  void free(PageBlock block);

  /** Free pages in a zone. */
  long freePages(Zone zone);

  /** The largest order of which {@code zone} has a free block, or -1 where it has none. */
  int largestFreeOrder(Zone zone);
}

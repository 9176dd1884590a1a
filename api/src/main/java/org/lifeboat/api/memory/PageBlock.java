package org.lifeboat.api.memory;

/**
 * A naturally aligned block of 2^order pages from the page allocator.
 *
 * @param pfn first frame, a multiple of 2^order
 * @param order 0 to {@link Pages#MAX_ORDER}
 */
public record PageBlock(long pfn, int order) {
  /**
   * @param pfn first frame, a multiple of 2^order
   * @param order 0 to {@link Pages#MAX_ORDER}
   * @throws IllegalArgumentException if the order is out of bounds or the frame is not aligned to
   *     it
   */
  public PageBlock {
    if (order < 0 || order > Pages.MAX_ORDER || (pfn & ((1L << order) - 1)) != 0) {
      throw new IllegalArgumentException("no block: pfn 0x%x order %s".formatted(pfn, order));
    }
  }

  /** {@return the pages in it, 2^order} */
  public long pages() {
    return 1L << order;
  }

  /** {@return the addresses of the block} */
  public MemoryRange range() {
    return MemoryRange.ofPages(pfn, pfn + pages());
  }
}

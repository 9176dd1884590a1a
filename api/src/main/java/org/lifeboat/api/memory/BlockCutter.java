package org.lifeboat.api.memory;

/**
 * How the kernel cuts frames into naturally aligned blocks (mm/memblock.c:__free_pages_memory):
 * what a {@link PageSink} does with the runs that it takes.
 */
public final class BlockCutter {
  private BlockCutter() {}

  /** Takes a block. */
  @FunctionalInterface
  public interface BlockConsumer {
    /**
     * Takes one block.
     *
     * @param pfn first frame, a multiple of 2^order
     * @param order 0 to {@link Pages#MAX_ORDER}
     */
    void accept(long pfn, int order);
  }

  /**
   * Cuts frames into the largest blocks that fit, in ascending order. The cost follows the number
   * of blocks.
   *
   * @param firstPfn first frame
   * @param endPfn frame behind the last; nothing happens unless it is above {@code firstPfn}
   * @param maxOrder largest order of a block, 0 to {@link Pages#MAX_ORDER}
   * @param consumer takes each block
   */
  public static void forEachBlock(
      long firstPfn, long endPfn, int maxOrder, BlockConsumer consumer) {
    for (long pfn = firstPfn; pfn < endPfn; ) {
      int order = orderAt(pfn, endPfn, maxOrder);
      consumer.accept(pfn, order);
      pfn += 1L << order;
    }
  }

  /**
   * The order of the largest block that starts at a frame.
   *
   * @param pfn first frame of the block
   * @param endPfn frame behind the last that it may have, above {@code pfn}
   * @param maxOrder largest order that will do
   * @return the order, 0 to {@code maxOrder}: {@code pfn} is a multiple of 2^order
   */
  public static int orderAt(long pfn, long endPfn, int maxOrder) {
    int aligned = Math.min(maxOrder, Long.numberOfTrailingZeros(pfn));
    int fitting = 63 - Long.numberOfLeadingZeros(endPfn - pfn);
    return Math.min(aligned, fitting);
  }
}

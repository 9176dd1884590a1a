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
     * @param pfn first frame, a multiple of 2^order
     * @param order at most {@link Pages#MAX_ORDER}
     */
    void accept(long pfn, int order);
  }

  /**
   * Cuts {@code [firstPfn, endPfn)} in ascending order. The cost follows the number of blocks.
   *
   * @param maxOrder largest order of a block
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
   * The order of the largest block that starts at {@code pfn}, ends at or before {@code endPfn}
   * (above {@code pfn}) and is no larger than {@code maxOrder}.
   */
  public static int orderAt(long pfn, long endPfn, int maxOrder) {
    int aligned = Math.min(maxOrder, Long.numberOfTrailingZeros(pfn));
    int fitting = 63 - Long.numberOfLeadingZeros(endPfn - pfn);
    return Math.min(aligned, fitting);
  }
}

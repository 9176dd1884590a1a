package org.lifeboat.api.memory;

/** Takes pages that an early allocator lets go. */
@FunctionalInterface
public interface PageSink {
  /**
   * Takes the frames {@code [firstPfn, endPfn)}, in ascending order, cut into naturally aligned
   * blocks of at most {@code maxOrder}. A run of any length is one call: what it costs must not
   * depend on how long it is.
   *
   * @param firstPfn first frame
   * @param endPfn frame behind the last, above {@code firstPfn}
   * @param maxOrder largest block the allocator frees at once: 10 for memblock_free_all, 6 for
   *     bootmem, 0 for late releases
   */
  void release(long firstPfn, long endPfn, int maxOrder);
}

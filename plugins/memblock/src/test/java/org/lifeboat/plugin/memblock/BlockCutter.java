package org.lifeboat.plugin.memblock;

import java.util.function.Consumer;
import org.lifeboat.api.memory.PageBlock;
import org.lifeboat.api.memory.PageSink;

/**
 * Cuts runs of pages into blocks as memblock_free_all does (mm/memblock.c:__free_pages_memory):
 * each as large as its first frame's alignment, the run's end and the largest order allow.
 *
 * @param blocks takes the blocks, ascending
 */
record BlockCutter(Consumer<PageBlock> blocks) implements PageSink {
  @Override
  public void release(long firstPfn, long endPfn, int maxOrder) {
    long pfn = firstPfn;
    while (pfn < endPfn) {
      int fitting = 63 - Long.numberOfLeadingZeros(endPfn - pfn);
      int order = Math.min(maxOrder, Math.min(fitting, Long.numberOfTrailingZeros(pfn)));
      PageBlock block = new PageBlock(pfn, order);
      blocks.accept(block);
      pfn += block.pages();
    }
  }
}

package org.lifeboat.api.bounce;

import org.lifeboat.api.memory.Pages;

/**
 * How a pool grows under load, block by block (CONFIG_SWIOTLB_DYNAMIC,
 * kernel/dma/swiotlb.c:swiotlb_dyn_alloc).
 *
 * @param blockBytes what it grows by at once, in bytes
 * @param mostBytes what it grows by in all, in bytes; may be less than a block
 */
public record PoolGrowth(long blockBytes, long mostBytes) {
  /**
   * @param blockBytes what it grows by at once: pages, at least one
   * @param mostBytes what it grows by in all: pages, at least one
   * @throws IllegalArgumentException if one is not
   */
  public PoolGrowth {
    requirePages("a block", blockBytes);
    requirePages("a growth", mostBytes);
  }

  private static void requirePages(String what, long bytes) {
    if (bytes <= 0 || bytes % Pages.SIZE != 0) {
      throw new IllegalArgumentException(
          "%s of %s bytes; a multiple of %s above 0 is right".formatted(what, bytes, Pages.SIZE));
    }
  }
}

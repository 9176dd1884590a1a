package org.lifeboat.engine.reservation;

import java.util.List;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;

/** The size of hash tables that grow with memory (mm/page_alloc.c:alloc_large_system_hash). */
final class HashTables {
  private static final int BUCKET_BYTES = 8;
  private static final int MOST_OF_MEMORY_SHIFT = 4;
  private static final long MOST_BUCKETS = 1L << 31;
  private static final long PAGES_PER_MEGABYTE = (1L << 20) / Pages.SIZE;

  /** ADAPT_SCALE_BASE and _SHIFT: beyond it, buckets grow half as fast as memory. */
  private static final long ADAPT_PAGES = (64L << 30) / Pages.SIZE;

  private static final int ADAPT_SHIFT = 2;

  /** struct page. */
  private static final long DESCRIPTOR_BYTES = 64;

  /** DMA, DMA32, and Normal. */
  private static final List<MemoryRange> ZONES =
      List.of(
          new MemoryRange(0, 16L << 20),
          new MemoryRange(16L << 20, 1L << 32),
          new MemoryRange(1L << 32, 1L << 62));

  private final long pages;

  HashTables(NodeRam ram) {
    this.pages = countPages(ram);
  }

  /**
   * Bytes of a table with one bucket per 2^scale bytes of memory, a power of two, at most a
   * sixteenth of memory.
   */
  long bytes(int scale) {
    long counted = Pages.roundUp(pages, PAGES_PER_MEGABYTE);
    int adapted = scale;
    for (long adapt = ADAPT_PAGES; adapt < counted; adapt <<= ADAPT_SHIFT) {
      adapted++;
    }
    long buckets = Math.max(Pages.SIZE / BUCKET_BYTES, (counted * Pages.SIZE) >>> adapted);
    long most =
        Math.min(MOST_BUCKETS, (pages * Pages.SIZE >>> MOST_OF_MEMORY_SHIFT) / BUCKET_BYTES);
    return Long.highestOneBit(Math.max(1, Math.min(powerOfTwo(buckets), most))) * BUCKET_BYTES;
  }

  /** Pages of all zones but for those that describe them (free_area_init_core). */
  private static long countPages(NodeRam ram) {
    long pages = 0;
    for (int node : ram.nodes()) {
      for (MemoryRange zone : ZONES) {
        long bytes = 0;
        long start = -1;
        long end = 0;
        for (NodeRam.Part part : ram.parts()) {
          MemoryRange range = part.range().intersection(zone);
          if (part.node() == node && !range.isEmpty()) {
            bytes += range.bytes();
            start = start < 0 ? range.start() : start;
            end = range.end();
          }
        }
        pages += bytes == 0 ? 0 : withoutDescriptors(bytes, end - start);
      }
    }
    return pages;
  }

  /** Holes count as well unless they are more than a sixteenth (calc_memmap_size). */
  private static long withoutDescriptors(long bytes, long spannedBytes) {
    long present = bytes / Pages.SIZE;
    long spanned = spannedBytes / Pages.SIZE;
    long described = spanned > present + (present >> 4) ? present : spanned;
    long descriptors = Pages.pfnUp(described * DESCRIPTOR_BYTES);
    return present >= descriptors ? present - descriptors : present;
  }

  private static long powerOfTwo(long atLeast) {
    long below = Long.highestOneBit(atLeast);
    return below == atLeast ? below : below << 1;
  }
}

package org.lifeboat.plugin.bootmem;

import org.lifeboat.api.memory.PageSink;
import org.lifeboat.api.memory.Pages;

/**
 * One node's memory (struct bootmem_data of include/linux/bootmem.h): which pages are free, where
 * the next search begins, and where the last allocation ended.
 *
 * <p>The kernel counts pages and bytes from the node's start; here both are absolute, which gives
 * the same answers, since alignment is absolute there too, and lets a node grow.
 */
final class BootmemNode {
  /**
   * Pages in a word of the bitmap (BITS_PER_LONG): what the hand-over frees as one block if it can.
   */
  static final int WORD_PAGES = 64;

  /** Base-two logarithm of {@link #WORD_PAGES}. */
  static final int WORD_ORDER = 6;

  /**
   * Page zero is never handed out: the SPI has no address zero, and no x86 kernel had the page
   * free.
   */
  private static final long LOWEST_PFN = 1;

  private final PageRuns ram = new PageRuns();
  private final PageRuns free = new PageRuns();
  private long minPfn = Long.MAX_VALUE;
  private long lowPfn;
  private long hintPfn;
  private long lastEnd;

  /** The node's first frame (node_min_pfn). */
  long minPfn() {
    return minPfn;
  }

  /**
   * The frame behind the node's last (node_low_pfn); pages between its RAM ranges are never free.
   */
  long lowPfn() {
    return lowPfn;
  }

  /** The frame at which the next search begins, unless its goal lies above (hint_idx). */
  long hintPfn() {
    return hintPfn;
  }

  /** The address behind the last allocation (last_end_off); a free leaves it as it is. */
  long lastEnd() {
    return lastEnd;
  }

  /** The pages that are this node's. */
  PageRuns ram() {
    return ram;
  }

  /**
   * The pages of this node that are not free: the set bits of its bitmap without those of holes,
   * which are set for want of memory.
   */
  PageRuns reserved() {
    PageRuns reserved = new PageRuns();
    ram.forEach(reserved::add);
    free.forEach(reserved::remove);
    return reserved;
  }

  /**
   * Makes pages this node's, all of them reserved. Its span grows to hold them and never shrinks;
   * it begins at a word of the bitmap, as those of x86-64 do (ZONE_ALIGN, or frame zero).
   */
  void grow(long firstPfn, long endPfn) {
    ram.add(firstPfn, endPfn);
    minPfn = Math.min(minPfn, Pages.roundDown(firstPfn, WORD_PAGES));
    lowPfn = Math.max(lowPfn, endPfn);
  }

  /** Makes pages nobody's: neither free nor to be freed, unless they are added again. */
  void shrink(long firstPfn, long endPfn) {
    ram.remove(firstPfn, endPfn);
    free.remove(firstPfn, endPfn);
  }

  /**
   * Reserves what is free of {@code [firstPfn, endPfn)} (mm/bootmem.c:__reserve). The hint stays.
   */
  void reserve(long firstPfn, long endPfn) {
    free.remove(firstPfn, endPfn);
  }

  /**
   * Frees what is this node's of {@code [firstPfn, endPfn)}. The hint moves down to the first frame
   * of the range inside the node, even if no whole page is to be freed (mm/bootmem.c:mark_bootmem,
   * __free).
   */
  void free(long firstPfn, long endPfn) {
    long first = Math.max(firstPfn, minPfn);
    boolean startsInside = first == firstPfn && first < lowPfn;
    boolean reachesInside = first < Math.min(endPfn, lowPfn);
    if (startsInside || reachesInside) {
      hintPfn = Math.min(hintPfn, first);
      ram.forEachWithin(first, endPfn, free::add);
    }
  }

  /**
   * The core search (mm/bootmem.c:alloc_bootmem_core), without taking what it finds.
   *
   * @param pages pages that must be free in a row
   * @param align bytes, a power of two
   * @param goalPfn where to begin, zero for the node's start; outside the node it is ignored
   * @param limitPfn frame behind the last that will do
   * @return the first frame, or {@link PageRuns#NONE}
   */
  long find(long pages, long align, long goalPfn, long limitPfn) {
    long max = Math.min(lowPfn, limitPfn);
    if (max <= minPfn) {
      return PageRuns.NONE;
    }
    long step = Math.max(align >>> Pages.SHIFT, 1);
    boolean goalInside = minPfn < goalPfn && goalPfn < max;
    long start = Math.max(goalInside ? goalPfn : minPfn, LOWEST_PFN);
    if (hintPfn > Pages.roundUp(start, step)) {
      long found = free.firstFit(hintPfn, max, pages, step);
      if (found != PageRuns.NONE) {
        return found;
      }
    }
    return free.firstFit(start, max, pages, step);
  }

  /**
   * The address an allocation at {@code pfn} gets: it begins in the last page of the previous one
   * if that is the page before and has room.
   */
  long addressAt(long pfn, long align) {
    boolean sharesPage = lastEnd % Pages.SIZE != 0 && Pages.pfnDown(lastEnd) + 1 == pfn;
    return sharesPage ? Pages.roundUp(lastEnd, align) : Pages.address(pfn);
  }

  /**
   * Takes what {@link #find} found, and moves the hint behind it.
   *
   * <p>A shared first page is not marked again, as in the kernel: who freed that page before its
   * time has memory with two owners there, and here.
   *
   * @param address what {@link #addressAt} says of {@code pfn}
   */
  void take(long pfn, long address, long bytes) {
    lastEnd = address + bytes;
    hintPfn = Pages.pfnUp(lastEnd);
    free.remove(pfn, hintPfn);
  }

  /**
   * Gives every free page to the page allocator (mm/bootmem.c:free_all_bootmem_core): free words of
   * the bitmap as blocks, everything else page by page. The node's last word always goes page by
   * page, for the kernel asks whether the word ends <em>below</em> the node's end.
   */
  void handOver(PageSink pages) {
    free.forEach(
        (first, end) -> {
          long wordsFirst = Pages.roundUp(first, WORD_PAGES);
          long wordsEnd = Pages.roundDown(Math.min(end, lowPfn - 1), WORD_PAGES);
          if (wordsFirst < wordsEnd) {
            release(first, wordsFirst, 0, pages);
            release(wordsFirst, wordsEnd, WORD_ORDER, pages);
            release(wordsEnd, end, 0, pages);
          } else {
            release(first, end, 0, pages);
          }
        });
  }

  static void release(long first, long end, int order, PageSink pages) {
    if (first < end) {
      pages.release(first, end, order);
    }
  }
}

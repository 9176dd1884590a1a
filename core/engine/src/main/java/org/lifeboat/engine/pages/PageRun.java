package org.lifeboat.engine.pages;

import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;

/**
 * Equal blocks at equal distances: a tooth of 2^order pages every {@code stridePages}. What would
 * be millions of blocks is one run.
 *
 * @param firstPfn first frame of the lowest block, a multiple of 2^order
 * @param count blocks, at least 1
 * @param order of each block, 0 to {@link Pages#MAX_ORDER}
 * @param stridePages from the start of a block to the start of the next: a power of two, at least
 *     2^order
 */
public record PageRun(long firstPfn, long count, int order, long stridePages) {
  /** Frames are below this: physical addresses have 52 bits. */
  static final long PFN_LIMIT = 1L << (52 - Pages.SHIFT);

  /**
   * @throws IllegalArgumentException if a bound is broken
   */
  public PageRun {
    boolean shaped =
        order >= 0
            && order <= Pages.MAX_ORDER
            && Long.bitCount(stridePages) == 1
            && stridePages >= 1L << order
            && stridePages <= PFN_LIMIT
            && (firstPfn & ((1L << order) - 1)) == 0;
    boolean placed =
        shaped
            && firstPfn >= 0
            && firstPfn < PFN_LIMIT
            && count >= 1
            && count - 1 <= (PFN_LIMIT - 1 - firstPfn) >> Long.numberOfTrailingZeros(stridePages);
    if (!placed) {
      throw new IllegalArgumentException(
          "no run: %s blocks of order %s every %s pages from pfn 0x%x"
              .formatted(count, order, stridePages, firstPfn));
    }
  }

  /** Blocks without gaps between them. */
  static PageRun contiguous(long firstPfn, long count, int order) {
    return new PageRun(firstPfn, count, order, 1L << order);
  }

  /** Whether there are no gaps. */
  public boolean isContiguous() {
    return count == 1 || stridePages == 1L << order;
  }

  /** Pages in all blocks together. */
  public long pages() {
    return count << order;
  }

  /** Bytes in all blocks together. */
  public long bytes() {
    return pages() << Pages.SHIFT;
  }

  /** From the first block's start to the last block's end, gaps included. */
  public MemoryRange span() {
    return MemoryRange.ofPages(firstPfn, endPfn());
  }

  /** The frame behind the last block. */
  public long endPfn() {
    return firstPfn + (count - 1) * stridePages + (1L << order);
  }

  /** The blocks {@code [from, to)} of this run, ascending; {@code from} is below {@code to}. */
  PageRun slice(long from, long to) {
    return new PageRun(firstPfn + from * stridePages, to - from, order, stridePages);
  }

  /**
   * The first frame at or after {@code pfn} that belongs to a block, or {@link Long#MAX_VALUE}
   * where there is none.
   */
  public long nextPfn(long pfn) {
    if (pfn <= firstPfn) {
      return firstPfn;
    }
    long index = (pfn - firstPfn) / stridePages;
    long blockPfn = firstPfn + index * stridePages;
    if (pfn < blockPfn + (1L << order)) {
      return index < count ? pfn : Long.MAX_VALUE;
    }
    return index + 1 < count ? blockPfn + stridePages : Long.MAX_VALUE;
  }

  /**
   * Pages of {@code [fromPfn, toPfn)} that belong to blocks; {@code toPfn} is not below {@code
   * fromPfn}.
   */
  public long pagesWithin(long fromPfn, long toPfn) {
    return pagesBelow(toPfn) - pagesBelow(fromPfn);
  }

  private long pagesBelow(long pfn) {
    if (pfn <= firstPfn) {
      return 0;
    }
    long index = (pfn - firstPfn) / stridePages;
    long inside = Math.min((pfn - firstPfn) % stridePages, 1L << order);
    return index < count ? (index << order) + inside : pages();
  }

  /**
   * Whether the two share a frame. Cost is constant: blocks are aligned and strides are powers of
   * two, so the phase in the smaller stride decides.
   */
  public boolean touches(PageRun other) {
    long period = Math.min(stridePages, other.stridePages);
    long distance = (other.firstPfn - firstPfn) & (period - 1);
    boolean inPhase = distance < 1L << order || period - distance < 1L << other.order;
    return inPhase
        && nextPfn(other.firstPfn) < other.endPfn()
        && other.nextPfn(firstPfn) < endPfn();
  }
}

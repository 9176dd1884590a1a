package org.lifeboat.engine.pages;

import org.lifeboat.api.memory.BlockCutter;
import org.lifeboat.api.memory.Pages;

/**
 * The free lists of one zone, one for each order (zone-&gt;free_area of mmzone.h), and the rules
 * that split and merge blocks (mm/page_alloc.c). A merge never leaves the zone: borders of zones
 * are multiples of the largest block.
 */
final class FreeArea {
  private final FreeListOrder listOrder;
  private final FreeList[] lists = new FreeList[Pages.MAX_ORDER + 1];

  FreeArea(FreeListOrder listOrder) {
    this.listOrder = listOrder;
    for (int order = 0; order < lists.length; order++) {
      lists[order] = new FreeList();
    }
  }

  FreeList list(int order) {
    return lists[order];
  }

  /** Free pages. */
  long pages() {
    long pages = 0;
    for (int order = 0; order < lists.length; order++) {
      pages += lists[order].blocks() << order;
    }
    return pages;
  }

  /** The largest order that has a block, or -1. */
  int largestOrder() {
    int order = Pages.MAX_ORDER;
    while (order >= 0 && lists[order].isEmpty()) {
      order--;
    }
    return order;
  }

  /**
   * Takes the head of the smallest order that has a block. Of a block that is too large the lower
   * half is kept at each halving and the upper one goes to the head of its list
   * (mm/page_alloc.c:expand).
   *
   * @return the first frame, or -1
   */
  long allocate(int order) {
    int from = order;
    while (from <= Pages.MAX_ORDER && lists[from].isEmpty()) {
      from++;
    }
    if (from > Pages.MAX_ORDER) {
      return -1;
    }
    long pfn = lists[from].takeFirst();
    while (from > order) {
      from--;
      addBlock(pfn + (1L << from), from, false);
    }
    return pfn;
  }

  /** Frees a block at run time. */
  void free(long pfn, int order) {
    free(pfn, order, false);
  }

  /**
   * Frees boot memory. Frames that come in ascending order merge on their way, whatever the pieces
   * they come in, to the blocks of the largest cut, and a block is in its list for good once its
   * last piece came. So the largest cut is made at once, and all its full blocks are one run: none
   * of them can merge.
   */
  void release(long firstPfn, long endPfn) {
    for (long pfn = firstPfn; pfn < endPfn; ) {
      int order = BlockCutter.orderAt(pfn, endPfn, Pages.MAX_ORDER);
      if (order < Pages.MAX_ORDER) {
        free(pfn, order, true);
        pfn += 1L << order;
      } else {
        long blocks = (endPfn - pfn) >>> order;
        addBlocks(pfn, blocks, order, listOrder == FreeListOrder.TAIL_AT_BOOT);
        pfn += blocks << order;
      }
    }
  }

  private void free(long pfn, int order, boolean booting) {
    long mergedPfn = pfn;
    int mergedOrder = order;
    while (mergedOrder < Pages.MAX_ORDER
        && lists[mergedOrder].take(mergedPfn ^ (1L << mergedOrder))) {
      mergedPfn &= -(2L << mergedOrder);
      mergedOrder++;
    }
    boolean toTail =
        listOrder == FreeListOrder.TAIL_AT_BOOT && (booting || mergeLikely(mergedPfn, mergedOrder));
    addBlock(mergedPfn, mergedOrder, toTail);
  }

  private void addBlock(long pfn, int order, boolean toTail) {
    addBlocks(pfn, 1, order, toTail);
  }

  /**
   * Adjacent blocks enter their list as if one by one in ascending order, each at the tail or each
   * at the head.
   */
  private void addBlocks(long firstPfn, long count, int order, boolean toTail) {
    if (toTail) {
      lists[order].addLast(new FreeRun(firstPfn, count, 1L << order));
    } else {
      long lastPfn = firstPfn + ((count - 1) << order);
      lists[order].addFirst(new FreeRun(lastPfn, count, -(1L << order)));
    }
  }

  /**
   * Whether the block and its buddy, once that is free too, would merge again at once
   * (mm/page_alloc.c:buddy_merge_likely).
   */
  private boolean mergeLikely(long pfn, int order) {
    long pairPfn = pfn & -(2L << order);
    return order < Pages.MAX_ORDER - 1 && lists[order + 1].contains(pairPfn ^ (2L << order));
  }
}

package org.lifeboat.engine.pages;

/**
 * At which end of its free list a kernel puts a block (mm/page_alloc.c:__free_one_page); allocation
 * always takes from the head.
 */
public enum FreeListOrder {
  /**
   * Always the head: 2.6.32 and 2.6.33. Memory handed over in ascending order is used from the top
   * down.
   */
  HEAD,
  /**
   * The tail while booting and for late releases of boot memory; else the head, unless the next
   * larger block is about to become whole (mm/page_alloc.c:buddy_merge_likely): 6.1. Memory handed
   * over in ascending order is used from the bottom up.
   */
  TAIL_AT_BOOT
}

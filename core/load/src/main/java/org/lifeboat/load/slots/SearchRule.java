package org.lifeboat.load.slots;

/**
 * How a kernel version searches an area for free slots, and when it gives up
 * (kernel/dma/swiotlb.c:swiotlb_area_find_slots).
 */
public enum SearchRule {
  /**
   * Before 5.12 (commit 1f221a0d0dbf; stable 5.10.35 and 5.11.19 took it): a device's minimum
   * alignment mask counts for nothing, not even for the offset within a slot; there are no areas;
   * the search ends where it began, always (swiotlb_tbl_map_single of kernel/dma/swiotlb.c, earlier
   * lib/swiotlb.c). Mappings of a page and more lie on pages; before 4.8 (commit 602d9858f07c)
   * those of exactly a page did not have to, which is not modelled.
   */
  WITHOUT_ALIGNMENT,
  /**
   * 5.12 to 6.2, stable 5.10 from 5.10.35 on, and stable 6.1 as late as 6.1.192: the search ends
   * where it began, if it ever comes there again. With an alignment mask it may not, and then goes
   * on for ever with the area locked.
   */
  UNTIL_WRAP,
  /**
   * From 6.3 on (commit 7c3940bf81e5): it ends when as many slots were passed as the area has, one
   * by a single step and a stride's by a stride.
   */
  COUNTED
}

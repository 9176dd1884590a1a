package org.lifeboat.load.slots;

/**
 * How a kernel version searches an area for free slots, and when it gives up
 * (kernel/dma/swiotlb.c:swiotlb_area_find_slots).
 */
public enum SearchRule {
  /**
   * Before 5.12: a device's minimum alignment mask counts for nothing; the search ends where it
   * began, always (lib/swiotlb.c:swiotlb_tbl_map_single).
   */
  WITHOUT_ALIGNMENT,
  /**
   * 5.12 to 6.2: the search ends where it began, if it ever comes there again. With an alignment
   * mask it may not, and then goes on for ever with the area locked.
   */
  UNTIL_WRAP,
  /** From 6.3 on: it ends when as many slots were looked at as the area has. */
  COUNTED
}

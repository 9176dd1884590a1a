package org.lifeboat.plugin.intelvtd;

/**
 * What becomes of a reserved region that the memory map does not call reserved
 * (drivers/iommu/intel/iommu.c:dmar_parse_one_rmrr).
 */
public enum RegionCheck {
  /** Nobody looks (before 5.5). */
  NONE,
  /** The table is refused (5.5). */
  ABORTS,
  /** Firmware is blamed, and the region is used (since 5.6). */
  BLAMES
}

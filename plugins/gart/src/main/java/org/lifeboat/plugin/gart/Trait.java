package org.lifeboat.plugin.gart;

/** What sets one kernel's GART driver apart from another's. */
enum Trait {
  /** It looks at processors first and does nothing where they have no GART (amd_gart_present). */
  ASKS_PROCESSOR,
  /**
   * It looks for an AGP bridge once more, early, and says so (early_gart_iommu_check since 2.6.33).
   */
  SEARCHES_BRIDGE_EARLY,
  /**
   * With {@code iommu=soft} or {@code swiotlb=force} no IOMMU is looked for (2.6.33:
   * pci_iommu_alloc).
   */
  YIELDS_TO_ANY_BOUNCING,
  /**
   * With {@code iommu=soft} no window is cut out of RAM, unless there is an AGP bridge (2.6.32:
   * gart_iommu_hole_init).
   */
  SPARES_RAM_WHEN_SOFT,
  /** Where everything bounces, it stays away at run time (2.6.32: gart_iommu_init). */
  STAYS_AWAY_WHEN_BOUNCING,
  /**
   * A window cut out of RAM must lie from 512 MB to 4 GB; without this it may lie anywhere, and is
   * useless above 4 GB.
   */
  BOUNDS_OWN_WINDOW
}

package org.lifeboat.plugin.amdvi;

/** What sets one kernel's AMD-Vi driver apart from another's. */
enum Trait {
  /** With {@code iommu=soft} it is not looked for (2.6.32: amd_iommu_detect tests swiotlb). */
  YIELDS_TO_SOFT,
  /**
   * With {@code iommu=soft} or {@code swiotlb=force} no IOMMU is looked for (2.6.33:
   * pci_iommu_alloc).
   */
  YIELDS_TO_ANY_BOUNCING,
  /** With {@code iommu=off} it says so on every machine, at run time (2.6.32: amd_iommu_init). */
  SAYS_DISABLED,
  /** It tells whether each device has a domain of its own (2.6.32). */
  SAYS_ISOLATION,
  /** It tells that devices see physical addresses (2.6.33). */
  SAYS_PASSTHROUGH,
  /** It leaves Stoney Ridge machines alone (since 5.7: detect_ivrs). */
  SPARES_STONEY_RIDGE,
  /**
   * Its options are a comma list unless settings say otherwise, and it complains of unknown ones;
   * without this they are found anywhere in the text.
   */
  OPTION_LIST,
  /**
   * It knows 11h and 40h blocks, parses for interrupt remapping, and puts devices into groups;
   * without this all happens at run time.
   */
  STAGED_START,
  /**
   * It comes with a driver for page tables shared with processes, which says on every machine
   * whether a unit can do that (drivers/iommu/amd/iommu_v2.c:amd_iommu_v2_init).
   */
  SHARED_PAGE_TABLES
}

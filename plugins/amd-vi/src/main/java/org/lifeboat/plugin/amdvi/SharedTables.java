package org.lifeboat.plugin.amdvi;

/**
 * What the driver for page tables shared with processes says on every machine
 * (drivers/iommu/amd/iommu_v2.c:amd_iommu_v2_init).
 */
public enum SharedTables {
  /** Nothing: there is none (since 6.7). */
  SILENT,
  /** Its author's name, and whether a unit can do that (until 5.16). */
  INTRODUCED,
  /** Only whether a unit can do that. */
  TOLD
}

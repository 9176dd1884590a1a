package org.lifeboat.api.stage;

/**
 * What the {@code iommu=} parameter asked for (arch/x86/kernel/pci-dma.c:iommu_setup).
 *
 * @param off {@code off}: no hardware IOMMU is to be used
 * @param force {@code force}: use one even where it is not needed
 * @param soft {@code soft}: prefer the bounce buffer
 * @param passthrough {@code pt}: devices see physical addresses
 * @param allowed {@code allowed} (or {@code force}): use GART although the chipset is suspect
 * @param noAperture {@code noaperture}: leave the aperture alone
 * @param ownApertureOrder {@code memaper[=n]}: place an aperture of 32 MB shifted by n over RAM; -1
 *     where not asked for
 * @param calgary {@code calgary}: use Calgary (before 5.4)
 */
public record IommuOptions(
    boolean off,
    boolean force,
    boolean soft,
    boolean passthrough,
    boolean allowed,
    boolean noAperture,
    int ownApertureOrder,
    boolean calgary) {
  /** Nothing was asked for. */
  public static final IommuOptions NONE =
      new IommuOptions(false, false, false, false, false, false, -1, false);
}

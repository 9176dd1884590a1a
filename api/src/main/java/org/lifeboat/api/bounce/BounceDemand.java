package org.lifeboat.api.bounce;

/**
 * Whether the kernel's own rules ask for a bounce pool
 * (arch/x86/kernel/pci-dma.c:pci_swiotlb_detect, kernel/dma/swiotlb.c).
 *
 * @param addressingLimited some RAM lies at or above 4 GB, or {@code iommu=soft} was given; not
 *     with {@code iommu=off} alone
 * @param forced {@code swiotlb=force}: every mapping bounces
 * @param forbidden {@code swiotlb=noforce}: no pool at all
 */
public record BounceDemand(boolean addressingLimited, boolean forced, boolean forbidden) {
  /**
   * Whether a pool is to be reserved where no hardware IOMMU makes it needless.
   *
   * @return true where addressing is limited or bouncing forced, and a pool is not forbidden
   */
  public boolean wantsPool() {
    return !forbidden && (addressingLimited || forced);
  }
}

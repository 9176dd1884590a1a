package org.lifeboat.engine.plan;

import java.util.EnumSet;
import java.util.Set;

/**
 * The kernel's own lines about DMA, where versions differ: which it prints, and in whose words.
 *
 * @param pool how it tells where the bounce pool lies
 * @param forcedPool whether it tells of a pool that {@code swiotlb=force} alone asked for
 *     (arch/x86/kernel/pci-swiotlb.c:pci_swiotlb_detect_override, until 5.18)
 * @param missingPool whether it says that there is no pool where there should be one
 * @param poolRelease whether it says that it gives the pool up
 * @param core what the IOMMU core says on every machine
 * @param ignoredIommuWords whether it says that it ignores {@code forcesac}, {@code allowdac} and
 *     {@code nodac} in {@code iommu=}
 * @param outOfMemory what it panics with where no page is free
 */
public record KernelTexts(
    PoolLine pool,
    boolean forcedPool,
    boolean missingPool,
    boolean poolRelease,
    Set<CoreLine> core,
    boolean ignoredIommuWords,
    String outOfMemory) {
  /** Copies the set. */
  public KernelTexts {
    core = core.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(core));
  }

  /** The forms of the line that tells where the pool lies. */
  public enum PoolLine {
    /** {@code Placing 64MB software IO TLB between ...}, and a line with physical addresses. */
    PLACING,
    /** {@code software IO TLB [mem ...] (64MB) mapped at [...]}. */
    MAPPED_AT,
    /** {@code software IO TLB: mapped [mem 0xbb790000-0xbf790000] (64MB)}. */
    MAPPED_SHORT,
    /** The same, each address with 16 digits. */
    MAPPED
  }

  /** What the IOMMU core says (drivers/iommu/iommu.c:iommu_subsys_init). */
  public enum CoreLine {
    /** Which type domains are of where nothing else is said. */
    DOMAIN_TYPE,
    /** That the command line chose it, behind the type. */
    DOMAIN_TYPE_SOURCE,
    /** Whether unmappings are flushed at once. */
    INVALIDATION_POLICY,
    /** Where no source follows, a blank ends the line all the same. */
    BLANK_FOR_SOURCE
  }
}

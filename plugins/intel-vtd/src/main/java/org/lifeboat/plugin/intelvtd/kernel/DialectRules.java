package org.lifeboat.plugin.intelvtd.kernel;

/**
 * What kernel versions do differently before the table is parsed.
 *
 * @param grammar the words of {@code intel_iommu=}
 * @param complaints the words for impossible units
 * @param yieldsToBounceBuffer whether {@code iommu=soft} and {@code swiotlb=force} keep the
 *     hardware off
 * @param bounceBufferSkipsDetection whether they keep the kernel from even looking
 * @param knowsWhatForces whether detection already reckons with what may force translation on
 *     (drivers/iommu/intel/dmar.c:dmar_required): a measured launch, firmware's wish for protection
 * @param knowsOptIn whether that wish counts
 * @param optInOverridesOff whether it counts against {@code iommu=off}, too
 */
public record DialectRules(
    OptionGrammar grammar,
    FirmwareComplaints.Texts complaints,
    boolean yieldsToBounceBuffer,
    boolean bounceBufferSkipsDetection,
    boolean knowsWhatForces,
    boolean knowsOptIn,
    boolean optInOverridesOff) {}

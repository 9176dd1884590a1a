package org.lifeboat.plugin.intelvtd.kernel;

/**
 * What kernel versions do differently before the table is parsed.
 *
 * @param grammar the words of {@code intel_iommu=}
 * @param complaints the words for impossible units
 * @param yieldsToBounceBuffer whether {@code iommu=soft} and {@code swiotlb=force} keep the
 *     hardware off
 * @param bounceBufferSkipsDetection whether they keep the kernel from even looking
 * @param honoursOptIn whether firmware's wish for protection can switch translation on
 */
public record DialectRules(
    OptionGrammar grammar,
    FirmwareComplaints.Texts complaints,
    boolean yieldsToBounceBuffer,
    boolean bounceBufferSkipsDetection,
    boolean honoursOptIn) {}

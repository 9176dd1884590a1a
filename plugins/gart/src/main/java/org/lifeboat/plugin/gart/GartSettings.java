package org.lifeboat.plugin.gart;

import org.lifeboat.api.plugin.Setting;

/**
 * What the driver can be told.
 *
 * @param dialect the kernel whose rules and texts are followed
 * @param agpDriver whether the kernel has the AGP driver for AMD northbridges (CONFIG_AGP_AMD64),
 *     which shares the window where there is an AGP bridge
 * @param yieldsToBounceBuffer whether {@code iommu=soft} and {@code swiotlb=force} keep the kernel
 *     from looking for northbridges (2.6.33 to 5.18: pci_iommu_alloc)
 */
public record GartSettings(
    @Setting(value = "the kernel whose rules and messages are followed", byDefault = "linux-6-1")
        Dialect dialect,
    @Setting(
            value = "whether the kernel has the AGP driver for AMD northbridges (CONFIG_AGP_AMD64)",
            byDefault = "true")
        boolean agpDriver,
    @Setting(
            value =
                "whether iommu=soft and swiotlb=force keep the kernel from looking (linux-2-6-33"
                    + " always does)",
            byDefault = "false")
        boolean yieldsToBounceBuffer) {}

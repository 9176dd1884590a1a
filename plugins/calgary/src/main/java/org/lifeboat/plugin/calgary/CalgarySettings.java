package org.lifeboat.plugin.calgary;

import org.lifeboat.api.plugin.Setting;

/**
 * What the driver can be told.
 *
 * @param dialect the kernel whose rules are followed
 * @param enabledByDefault whether it is used without {@code iommu=calgary}
 *     (CONFIG_CALGARY_IOMMU_ENABLED_BY_DEFAULT)
 */
public record CalgarySettings(
    @Setting(value = "the kernel whose rules are followed", byDefault = "linux-2-6-33")
        Dialect dialect,
    @Setting(
            value =
                "whether Calgary is used without iommu=calgary"
                    + " (CONFIG_CALGARY_IOMMU_ENABLED_BY_DEFAULT)",
            byDefault = "true")
        boolean enabledByDefault) {}

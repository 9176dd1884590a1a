package org.lifeboat.plugin.gart;

import org.lifeboat.api.plugin.Setting;

/**
 * What the driver can be told.
 *
 * @param dialect the kernel whose rules and texts are followed
 * @param agpDriver whether the kernel has the AGP driver for AMD northbridges (CONFIG_AGP_AMD64),
 *     which shares the window where there is an AGP bridge
 */
public record GartSettings(
    @Setting(value = "the kernel whose rules and messages are followed", byDefault = "linux-6-1")
        Dialect dialect,
    @Setting(
            value = "whether the kernel has the AGP driver for AMD northbridges (CONFIG_AGP_AMD64)",
            byDefault = "true")
        boolean agpDriver) {}

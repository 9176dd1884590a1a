package org.lifeboat.plugin.bootmem;

import org.lifeboat.api.plugin.Setting;

/**
 * In what kernels differ.
 *
 * @param lateFree whether free_bootmem_late exists: from 2.6.33 on (commit 9f993ac3f708)
 */
public record BootmemSettings(
    @Setting(
            value =
                "whether early memory can be freed after the hand-over (free_bootmem_late, since"
                    + " 2.6.33)",
            byDefault = "true")
        boolean lateFree) {}

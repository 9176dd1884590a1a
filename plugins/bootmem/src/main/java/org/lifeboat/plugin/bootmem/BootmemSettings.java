package org.lifeboat.plugin.bootmem;

import org.lifeboat.api.plugin.Setting;

/**
 * In what kernels differ.
 *
 * @param lateFree whether free_bootmem_late exists: from 2.6.33 on (commit 9f993ac3f708)
 * @param lateFreeWords whether it frees whole words of 64 pages as blocks, as it was proposed on
 *     2009-10-23 ("bootmem: add free_bootmem_late"), instead of page by page, as it was merged
 */
public record BootmemSettings(
    @Setting(
            value =
                "whether early memory can be freed after the hand-over (free_bootmem_late, since"
                    + " 2.6.33)",
            byDefault = "true")
        boolean lateFree,
    @Setting(
            value = "whether that frees blocks of 64 pages, as it was proposed in October 2009",
            byDefault = "false")
        boolean lateFreeWords) {}

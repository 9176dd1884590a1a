package org.lifeboat.plugin.amdvi;

import org.lifeboat.api.plugin.Setting;

/**
 * What the driver can be told.
 *
 * @param dialect the kernel whose rules and texts are followed
 * @param interruptRemapping whether the kernel is built to remap interrupts (CONFIG_IRQ_REMAP);
 *     only a kernel that parses its table for that cares
 * @param unitFailure what a unit that cannot be set up does; only a kernel that starts all in one
 *     go cares
 * @param yieldsToBounceBuffer whether {@code iommu=soft} and {@code swiotlb=force} keep the kernel
 *     from looking for units (2.6.33 to 5.18: pci_iommu_alloc); linux-2-6-33 always does
 * @param optionList whether {@code amd_iommu=} is a comma list with complaints of unknown words;
 *     else words are found anywhere in it
 * @param sparesStoneyRidge whether machines with such graphics are left alone (since 5.7)
 * @param secondFeatures whether the second register of features is told, too (since 5.19)
 * @param foundUnits whether each unit is told of (until 6.6)
 * @param flushing whether it says how unmappings are flushed (until 5.13)
 * @param deviceLines whether lines about groups begin with the device; else with {@code iommu:}
 *     (until 5.2)
 * @param sharedTables what the driver beside it says
 */
public record AmdViSettings(
    @Setting(
            value =
                "the kernel whose rules and messages are followed; a setting that names one in"
                    + " brackets counts under that alone",
            byDefault = "linux-6-1")
        Dialect dialect,
    @Setting(
            value = "whether the kernel is built with interrupt remapping (CONFIG_IRQ_REMAP)",
            byDefault = "true")
        boolean interruptRemapping,
    @Setting(
            value = "what a unit that cannot be set up does to a 2.6 kernel",
            byDefault = "fails-cleanly")
        UnitFailure unitFailure,
    @Setting(
            value = "whether iommu=soft and swiotlb=force keep the kernel from looking (linux-6-1)",
            byDefault = "false")
        boolean yieldsToBounceBuffer,
    @Setting(
            value = "whether amd_iommu= is a comma list, not words anywhere in it (linux-6-1)",
            byDefault = "true")
        boolean optionList,
    @Setting(
            value = "whether machines with Stoney Ridge graphics are left alone (linux-6-1)",
            byDefault = "true")
        boolean sparesStoneyRidge,
    @Setting(
            value = "whether the second register of features is told, too (linux-6-1)",
            byDefault = "true")
        boolean secondFeatures,
    @Setting(value = "whether each unit is told of (linux-6-1)", byDefault = "true")
        boolean foundUnits,
    @Setting(value = "whether it says how unmappings are flushed (linux-6-1)", byDefault = "false")
        boolean flushing,
    @Setting(
            value = "whether lines about groups begin with the device (linux-6-1)",
            byDefault = "true")
        boolean deviceLines,
    @Setting(
            value = "what the driver for page tables shared with processes says (linux-6-1)",
            byDefault = "told")
        SharedTables sharedTables) {
  /** The same for a kernel built without interrupt remapping, or with. */
  AmdViSettings withInterruptRemapping(boolean built) {
    return new AmdViSettings(
        dialect,
        built,
        unitFailure,
        yieldsToBounceBuffer,
        optionList,
        sparesStoneyRidge,
        secondFeatures,
        foundUnits,
        flushing,
        deviceLines,
        sharedTables);
  }

  /** The same where a unit that cannot be set up does this. */
  AmdViSettings withUnitFailure(UnitFailure failure) {
    return new AmdViSettings(
        dialect,
        interruptRemapping,
        failure,
        yieldsToBounceBuffer,
        optionList,
        sparesStoneyRidge,
        secondFeatures,
        foundUnits,
        flushing,
        deviceLines,
        sharedTables);
  }

  /** The defaults for a dialect. */
  static AmdViSettings of(Dialect dialect) {
    return new AmdViSettings(
        dialect,
        true,
        UnitFailure.FAILS_CLEANLY,
        false,
        true,
        true,
        true,
        true,
        false,
        true,
        SharedTables.TOLD);
  }
}

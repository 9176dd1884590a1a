package org.lifeboat.plugin.intelvtd;

import java.util.List;
import org.lifeboat.api.plugin.Setting;

/**
 * What a kernel version and its configuration make of VT-d.
 *
 * @param dialect whose rules and words it follows
 * @param defaultOn whether units translate unless a parameter says otherwise
 *     (CONFIG_INTEL_IOMMU_DEFAULT_ON, DMAR_DEFAULT_ON)
 * @param integratedGpuIdentity whether Intel graphics on a root bus see physical addresses unless a
 *     parameter says otherwise (Debian's CONFIG_INTEL_IOMMU_DEFAULT_ON_INTGPU_OFF); only linux-6-1
 *     looks at it
 * @param earlyChecks what is looked at when units are detected
 * @param interruptRemapping whether interrupt remapping is built in (CONFIG_IRQ_REMAP); only
 *     linux-6-1 models it
 * @param tableParsing when the table is parsed
 * @param scalableMode whether scalable mode is used where all that it needs is there
 *     (CONFIG_INTEL_IOMMU_SCALABLE_MODE_DEFAULT_ON); only linux-6-1 knows it
 * @param maxAddressWidth bits of the widest address that page tables are made for: 48 or 57
 * @param yieldsToBounceBuffer whether {@code iommu=soft} and {@code swiotlb=force} keep the kernel
 *     from looking for units (until 5.18); the following are for linux-6-1, as this one
 * @param optIn what becomes of firmware's wish for protection
 * @param regionCheck what becomes of reserved regions that are not reserved
 * @param nvsCoversRegions whether ACPI NVS counts as reserved for them (6.1)
 * @param narrowDevicesTranslated whether a device that cannot reach all memory is translated where
 *     others see physical addresses (until 5.7)
 * @param capabilityAudit whether units are compared and differences told (5.13 to 6.9)
 * @param satc whether devices with caches that the processor's own driver needs are known (5.13)
 * @param deviceLines whether lines about groups begin with the device; else with {@code iommu:}
 *     (until 5.2)
 * @param backtraces whether impossible units are complained of in a warning with a backtrace (until
 *     5.3), whose text lines are then printed
 */
public record IntelVtdSettings(
    @Setting(
            value =
                "the kernel whose rules and messages are followed; a setting that names one in"
                    + " brackets counts under that alone",
            byDefault = "linux-6-1")
        Dialect dialect,
    @Setting(
            value = "whether units translate unless a parameter says otherwise",
            byDefault = "true")
        boolean defaultOn,
    @Setting(
            value =
                "whether Intel graphics on a root bus see physical addresses unless a parameter"
                    + " says otherwise (linux-6-1)",
            byDefault = "true")
        boolean integratedGpuIdentity,
    @Setting(
            value = "what is looked at when units are detected",
            byDefault = "[every-unit-zero, all-ones, past-end]")
        List<EarlyCheck> earlyChecks,
    @Setting(value = "whether interrupt remapping is built in (linux-6-1)", byDefault = "true")
        boolean interruptRemapping,
    @Setting(value = "when the table is parsed and units are mapped", byDefault = "interrupt-setup")
        ParsePoint tableParsing,
    @Setting(
            value = "whether scalable mode is used where units have it (linux-6-1)",
            byDefault = "true")
        boolean scalableMode,
    @Setting(
            value = "bits of the widest address that page tables are made for",
            byDefault = "57",
            min = 30,
            max = 57)
        int maxAddressWidth,
    @Setting(
            value = "whether iommu=soft and swiotlb=force keep the kernel from looking (linux-6-1)",
            byDefault = "false")
        boolean yieldsToBounceBuffer,
    @Setting(
            value = "what becomes of firmware's wish for protection (linux-6-1)",
            byDefault = "yields-to-off")
        OptIn optIn,
    @Setting(
            value = "what becomes of reserved regions that are not reserved (linux-6-1)",
            byDefault = "blames")
        RegionCheck regionCheck,
    @Setting(
            value = "whether ACPI NVS counts as reserved for such regions (linux-6-1)",
            byDefault = "true")
        boolean nvsCoversRegions,
    @Setting(
            value =
                "whether a device that cannot reach all memory is translated where others see"
                    + " physical addresses (linux-6-1)",
            byDefault = "false")
        boolean narrowDevicesTranslated,
    @Setting(
            value = "whether units are compared and differences told (linux-6-1)",
            byDefault = "true")
        boolean capabilityAudit,
    @Setting(value = "whether devices of SATC structures are known (linux-6-1)", byDefault = "true")
        boolean satc,
    @Setting(
            value = "whether lines about groups begin with the device (linux-6-1)",
            byDefault = "true")
        boolean deviceLines,
    @Setting(
            value = "whether impossible units are complained of with a backtrace (linux-6-1)",
            byDefault = "false")
        boolean backtraces) {
  /** Copies the list. */
  public IntelVtdSettings {
    earlyChecks = List.copyOf(earlyChecks);
  }

  /** Debian's Linux 6.1; the same as the defaults. */
  public static IntelVtdSettings linux61() {
    return new IntelVtdSettings(
        Dialect.LINUX_6_1,
        true,
        true,
        List.of(EarlyCheck.EVERY_UNIT_ZERO, EarlyCheck.ALL_ONES, EarlyCheck.PAST_END),
        true,
        ParsePoint.INTERRUPT_SETUP,
        true,
        57,
        false,
        OptIn.YIELDS_TO_OFF,
        RegionCheck.BLAMES,
        true,
        false,
        true,
        true,
        true,
        false);
  }

  /** Linux 2.6.32 with VT-d on by default. */
  public static IntelVtdSettings linux2632() {
    return new IntelVtdSettings(
        Dialect.LINUX_2_6_32,
        true,
        false,
        List.of(EarlyCheck.FIRST_UNIT_ZERO, EarlyCheck.ZERO_LENGTH),
        false,
        ParsePoint.INITIALIZATION,
        false,
        48,
        false,
        OptIn.UNKNOWN,
        RegionCheck.NONE,
        false,
        false,
        false,
        false,
        false,
        false);
  }

  /** Linux 2.6.33 with VT-d on by default. */
  public static IntelVtdSettings linux2633() {
    return new IntelVtdSettings(
        Dialect.LINUX_2_6_33,
        true,
        false,
        List.of(EarlyCheck.EVERY_UNIT_ZERO, EarlyCheck.ALL_ONES, EarlyCheck.ZERO_LENGTH),
        false,
        ParsePoint.INTERRUPT_SETUP,
        false,
        48,
        false,
        OptIn.UNKNOWN,
        RegionCheck.NONE,
        false,
        false,
        false,
        false,
        false,
        false);
  }
}

package org.lifeboat.plugin.intelvtd.linux61;

/**
 * In what versions since 4.2 differ once the table is parsed.
 *
 * @param maximumAddressBits the widest address that page tables are made for
 * @param remapsInterrupts whether interrupt remapping is built in
 * @param knowsOptIn whether firmware's wish for protection counts
 * @param optInOverridesOff whether it counts against {@code iommu=off}, too
 * @param checksRegions whether reserved regions are looked at
 * @param badRegionAborts whether one that is not reserved is the end of the table
 * @param nvsCoversRegions whether ACPI NVS counts as reserved
 * @param translatesNarrowDevices whether a device that cannot reach all memory is translated where
 *     the others see physical addresses
 * @param auditsCapabilities whether units are compared
 * @param knowsSatc whether SATC structures are known
 * @param deviceLines whether lines about groups begin with the device
 */
public record Rules(
    int maximumAddressBits,
    boolean remapsInterrupts,
    boolean knowsOptIn,
    boolean optInOverridesOff,
    boolean checksRegions,
    boolean badRegionAborts,
    boolean nvsCoversRegions,
    boolean translatesNarrowDevices,
    boolean auditsCapabilities,
    boolean knowsSatc,
    boolean deviceLines) {}

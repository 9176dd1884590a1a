package org.lifeboat.plugin.gart;

/**
 * The messages that differ between kernels, as formats of {@link java.util.Formatter}.
 *
 * @param bridge an AGP bridge: bus, device, function
 * @param bridgeBefore its window before its size is believed: place, start, last byte, MB
 * @param bridgeWrong its size is not right: place, MB, size register
 * @param bridgeWindow its window: place, start, last byte, MB, size register
 * @param node a northbridge's window: number, start, last byte, MB
 * @param noHole firmware left no window
 * @param cost what a window of one's own costs: MB
 * @param mapping a window of one's own: start, last byte, KB
 * @param noRoom there is no room for one: KB
 * @param small AGP shares a window of less than this
 * @param noTable the table cannot be set up
 */
record Texts(
    String bridge,
    String bridgeBefore,
    String bridgeWrong,
    String bridgeWindow,
    String node,
    String noHole,
    String cost,
    String mapping,
    String noRoom,
    String small,
    String noTable) {
  /** arch/x86/kernel/aperture_64.c and pci-gart_64.c of Linux 2.6.32 and 2.6.33. */
  static final Texts OF_2009 =
      new Texts(
          "AGP bridge at %02x:%02x:%02x",
          "Aperture from AGP @ %2$x old size %4$s MB",
          "Aperture size %2$s MB (APSIZE %3$x) is not right, using settings from NB",
          "Aperture from AGP @ %2$x size %4$s MB (APSIZE %5$x)",
          "Node %1$s: aperture @ %2$x size %4$s MB",
          "Your BIOS doesn't leave a aperture memory hole",
          "This costs you %s MB of RAM",
          "Mapping aperture over %3$s KB of RAM @ %1$x",
          "Cannot allocate aperture memory hole ((null),%sK)",
          "you are using iommu with agp, but GART size is less than 64M",
          "PCI-DMA: More than 4GB of RAM and no IOMMU\nfalling back to iommu=soft.");

  /** arch/x86/kernel/aperture_64.c and amd_gart_64.c of Linux 6.1. */
  static final Texts OF_2022 =
      new Texts(
          "AGP: pci 0000:%02x:%02x:%02x: AGP bridge",
          "AGP: pci %1$s: AGP aperture [bus addr 0x%2$08x-0x%3$08x] (old size %4$sMB)",
          "AGP: pci %1$s: AGP aperture size %2$sMB (APSIZE 0x%3$x) is not right, using settings"
              + " from NB",
          "AGP: pci %1$s: AGP aperture [bus addr 0x%2$08x-0x%3$08x] (%4$sMB, APSIZE 0x%5$x)",
          "AGP: Node %1$s: aperture [bus addr 0x%2$08x-0x%3$08x] (%4$sMB)",
          "AGP: Your BIOS doesn't leave an aperture memory hole",
          "AGP: This costs you %sMB of RAM",
          "AGP: Mapping aperture over RAM [mem 0x%1$08x-0x%2$08x] (%3$sKB)",
          "AGP: Cannot allocate aperture memory hole [mem 0x00000000-0x%2$08x] (%1$sKB)",
          "AGP: you are using iommu with agp, but GART size is less than 64MB",
          "PCI-DMA: More than 4GB of RAM and no IOMMU - falling back to iommu=soft.");
}

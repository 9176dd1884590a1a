package org.lifeboat.plugin.intelvtd.linux61;

import java.util.List;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.pci.PciTopology;
import org.lifeboat.api.stage.Stage;
import org.lifeboat.plugin.intelvtd.kernel.Switches;

/**
 * Which functions see physical addresses although their unit works
 * (drivers/iommu/intel/iommu.c:device_def_domain_type).
 *
 * @param all all of them, unless something else is said
 * @param narrowFrom end of what a device must reach lest it is translated after all; 0 where that
 *     does not matter (iommu_should_identity_map, until 5.7)
 * @param graphics graphics devices
 * @param integratedGraphics Intel graphics devices on a root bus
 */
record DomainTypes(boolean all, long narrowFrom, boolean graphics, boolean integratedGraphics) {
  private static final int INTEL = 0x8086;

  /**
   * By the switches, {@code iommu=pt}, and {@code iommu.passthrough=}, which has the last word
   * (drivers/iommu/iommu.c:iommu_set_def_domain_type).
   *
   * @param fallback whether all do where nothing is said
   * @param translatesNarrowDevices whether all do but those that cannot reach all memory
   */
  static DomainTypes of(
      Switches switches, boolean fallback, boolean translatesNarrowDevices, Stage stage) {
    boolean all =
        stage
            .commandLine()
            .truth("iommu.passthrough")
            .orElse(fallback || stage.iommuOptions().passthrough());
    return new DomainTypes(
        all,
        translatesNarrowDevices ? stage.firmwareMap().endOfRam() : 0,
        !switches.mapsGraphics(),
        switches.integratedGraphicsIdentity());
  }

  /**
   * Whether a group that holds these functions sees physical addresses: one that must drags the
   * others along.
   */
  boolean isIdentity(List<PciFunction> group, PciTopology topology) {
    return (all && group.stream().noneMatch(this::isNarrow))
        || group.stream().anyMatch(function -> isIdentity(function, topology));
  }

  private boolean isNarrow(PciFunction function) {
    int bits = Math.min(function.dmaMaskBits(), function.coherentMaskBits());
    return function.startsDma() && bits < Long.SIZE - 1 && 1L << bits < narrowFrom;
  }

  private boolean isIdentity(PciFunction function, PciTopology topology) {
    boolean integrated =
        function.isDisplay() && function.vendorId() == INTEL && topology.parent(function).isEmpty();
    return (graphics && function.isDisplay()) || (integratedGraphics && integrated);
  }
}

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
 * @param graphics graphics devices
 * @param integratedGraphics Intel graphics devices on a root bus
 */
record DomainTypes(boolean all, boolean graphics, boolean integratedGraphics) {
  private static final int INTEL = 0x8086;

  /**
   * By the switches, {@code iommu=pt}, and {@code iommu.passthrough=}, which has the last word
   * (drivers/iommu/iommu.c:iommu_set_def_domain_type).
   *
   * @param fallback whether all do where nothing is said
   */
  static DomainTypes of(Switches switches, boolean fallback, Stage stage) {
    boolean all =
        stage
            .commandLine()
            .truth("iommu.passthrough")
            .orElse(fallback || stage.iommuOptions().passthrough());
    return new DomainTypes(all, !switches.mapsGraphics(), switches.integratedGraphicsIdentity());
  }

  /**
   * Whether a group that holds these functions sees physical addresses: one that must drags the
   * others along.
   */
  boolean isIdentity(List<PciFunction> group, PciTopology topology) {
    return all || group.stream().anyMatch(function -> isIdentity(function, topology));
  }

  private boolean isIdentity(PciFunction function, PciTopology topology) {
    boolean integrated =
        function.isDisplay() && function.vendorId() == INTEL && topology.parent(function).isEmpty();
    return (graphics && function.isDisplay()) || (integratedGraphics && integrated);
  }
}

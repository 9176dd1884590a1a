package org.lifeboat.plugin.amdvi;

import java.util.List;
import java.util.OptionalInt;
import org.lifeboat.api.driver.IommuGroup;
import org.lifeboat.api.pci.IommuGroups;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.pci.PciTopology;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;

/**
 * Puts the functions that a unit serves into IOMMU groups, as each unit is registered
 * (drivers/iommu/iommu.c:iommu_device_register).
 */
final class GroupRegistration {
  private final RuntimeStage stage;
  private final RequesterMap requesters;
  private final IommuGroups groups;
  private final String line;

  /**
   * @param deviceLines whether lines about groups begin with the device
   */
  GroupRegistration(RuntimeStage stage, RequesterMap requesters, boolean deviceLines) {
    line = deviceLines ? "pci %s: Adding to iommu group %s" : "iommu: Adding device %s to group %s";
    this.stage = stage;
    this.requesters = requesters;
    groups = new IommuGroups(new PciTopology(stage.pciFunctions()));
  }

  /** Registers the functions of one unit. */
  void register(int unit) {
    for (PciFunction function : stage.pciFunctions()) {
      if (requesters.unitOf(function.address()).equals(OptionalInt.of(unit))) {
        stage.print(Severity.INFO, line.formatted(function.address(), add(function)));
      }
    }
  }

  /** Under the alias that the table gives it as well (drivers/iommu/amd/iommu.c:setup_aliases). */
  private int add(PciFunction function) {
    PciAddress address = function.address();
    int alias = requesters.aliasOf(address);
    return groups.addAs(function, PciAddress.ofRequesterId(address.segment(), alias));
  }

  /**
   * The groups so far, by number.
   *
   * @param passthrough whether they see physical addresses
   */
  List<IommuGroup> all(boolean passthrough) {
    return groups.groups().stream().map(group -> IommuGroup.of(group, passthrough)).toList();
  }
}

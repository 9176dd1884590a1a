package org.lifeboat.plugin.intelvtd.linux61;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.driver.IommuGroup;
import org.lifeboat.api.pci.IommuGroups;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.pci.PciTopology;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.api.stage.Stage;
import org.lifeboat.plugin.intelvtd.unit.Inventory;
import org.lifeboat.plugin.intelvtd.unit.Unit;

/**
 * Registers units one after the other, and with each the functions it serves
 * (drivers/iommu/iommu.c:iommu_device_register).
 */
final class GroupRegistration {
  private final PciTopology topology;
  private final DomainTypes types;
  private final Stage stage;
  private final IommuGroups groups;
  private final List<Served> served = new ArrayList<>();
  private final String line;
  private boolean saidBatching;

  private record Served(PciFunction function, Unit unit) {}

  /**
   * @param deviceLines whether lines about groups begin with the device
   */
  GroupRegistration(
      PciTopology topology,
      Inventory inventory,
      DomainTypes types,
      boolean deviceLines,
      Stage stage) {
    this.line =
        deviceLines ? "pci %s: Adding to iommu group %s" : "iommu: Adding device %s to group %s";
    this.topology = topology;
    this.types = types;
    this.stage = stage;
    this.groups = new IommuGroups(topology);
    for (PciFunction function : topology.functions()) {
      inventory
          .serving(function, topology)
          .ifPresent(unit -> served.add(new Served(function, unit)));
    }
  }

  /** A unit is a virtual one; said once. */
  void disallowBatching() {
    if (!saidBatching) {
      stage.print(Severity.INFO, "DMAR: IOMMU batching disallowed due to virtualization");
    }
    saidBatching = true;
  }

  /** Adds the functions that a unit serves to their groups. */
  void register(Unit unit) {
    for (Served each : served) {
      if (each.unit() == unit) {
        int number = groups.add(each.function());
        stage.print(Severity.INFO, line.formatted(each.function().address(), number));
      }
    }
  }

  /** Whether there are devices, and none of them is behind a unit. */
  boolean areIdle() {
    return !topology.functions().isEmpty() && groups.groups().isEmpty();
  }

  /**
   * The outcome, with the groups so far.
   *
   * @param units that work
   */
  Initialization result(int units) {
    List<IommuGroup> all =
        groups.groups().stream()
            .map(group -> IommuGroup.of(group, types.isIdentity(group, topology)))
            .toList();
    return new Initialization.Active(units, all);
  }
}

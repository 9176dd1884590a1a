package org.lifeboat.plugin.intelvtd.linux26;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.driver.IommuGroup;
import org.lifeboat.api.pci.IommuGroups;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.pci.PciTopology;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.plugin.intelvtd.kernel.DmarKernel.Situation;
import org.lifeboat.plugin.intelvtd.kernel.Findings;
import org.lifeboat.plugin.intelvtd.kernel.MeasuredLaunch;
import org.lifeboat.plugin.intelvtd.kernel.MeasuredLaunch.Step;
import org.lifeboat.plugin.intelvtd.unit.CommandQueue;
import org.lifeboat.plugin.intelvtd.unit.GlobalStatus;
import org.lifeboat.plugin.intelvtd.unit.Inventory;
import org.lifeboat.plugin.intelvtd.unit.Unit;
import org.lifeboat.plugin.intelvtd.unit.UnitMemory;

/**
 * Starts the driver after the table is parsed (drivers/pci/intel-iommu.c:intel_iommu_init and
 * init_dmars). Where no unit translates the kernel goes on as if all were well, and then finds no
 * unit for any device; here that counts as a failure.
 */
final class Startup {
  private final Version version;
  private final Inventory inventory;
  private final Situation situation;
  private final boolean forced;
  private final RuntimeStage stage;
  private final PciTopology topology;

  /**
   * @param forced whether a measured launch leaves no choice
   */
  Startup(
      Version version,
      Inventory inventory,
      Situation situation,
      boolean forced,
      RuntimeStage stage) {
    this.version = version;
    this.inventory = inventory;
    this.situation = situation;
    this.forced = forced;
    this.stage = stage;
    this.topology = new PciTopology(stage.pciFunctions());
  }

  /**
   * Starts it.
   *
   * @throws org.lifeboat.api.stage.KernelPanic if a unit does not obey, or a measured launch forces
   *     what does not come up
   */
  Initialization run() {
    Optional<Finding> wrong = new ScopeResolver(topology, stage).resolve(inventory);
    if (wrong.isPresent()) {
      Finding first = situation.atDetection().orElse(wrong.get());
      return MeasuredLaunch.failed(Step.SCOPE, first, forced, situation);
    }
    if (!forced && situation.atDetection().isPresent()) {
      return situation.endedBy(situation.atDetection().get());
    }
    if (!forced && situation.off().isPresent()) {
      return new Initialization.Inactive(situation.off().get());
    }
    leaveIdleUnitsAlone();
    Optional<Finding> failure = bringUp();
    if (failure.isPresent()) {
      Initialization result = MeasuredLaunch.failed(Step.UNITS, failure.get(), forced, situation);
      stage.print(Severity.ERROR, "IOMMU: dmar init failed");
      return result;
    }
    stage.print(Severity.INFO, "PCI-DMA: Intel(R) Virtualization Technology for Directed I/O");
    return outcome();
  }

  /**
   * Units without a device, and those for graphics only where graphics are not mapped
   * (init_no_remapping_devices).
   */
  private void leaveIdleUnitsAlone() {
    for (Unit unit : inventory.units()) {
      boolean graphicsOnly =
          unit.devices().present().stream().allMatch(PciFunction::isDisplay)
              && !situation.switches().mapsGraphics();
      boolean idle = unit.devices().present().isEmpty() || graphicsOnly;
      if (!unit.structure().includesAll() && idle) {
        unit.ignore();
      }
    }
  }

  private Optional<Finding> bringUp() {
    List<Unit> active = inventory.activeUnits().toList();
    for (Unit unit : active) {
      if (!unit.memory().take(UnitMemory.Purpose.ROOT_TABLE, 0, stage.pages())) {
        stage.print(Severity.ERROR, "IOMMU: allocate root entry failed");
        active.forEach(this::giveUp);
        return Optional.of(Findings.noMemory(unit));
      }
    }
    active.forEach(this::chooseInvalidation);
    new IdentityMaps(version, inventory, situation.switches(), topology, stage).print();
    active.forEach(Startup::translate);
    return Optional.empty();
  }

  private void chooseInvalidation(Unit unit) {
    boolean queueing = CommandQueue.restart(unit, stage.pages());
    stage.print(
        Severity.INFO,
        "IOMMU 0x%x: using %s invalidation"
            .formatted(unit.structure().address(), queueing ? "Queued" : "Register based"));
  }

  private static void translate(Unit unit) {
    unit.status().set(GlobalStatus.ROOT_TABLE);
    if (!unit.isQueueing()) {
      unit.status().flush();
    }
    unit.status().set(GlobalStatus.TRANSLATION);
    if (unit.capabilities().protectedRegions()) {
      unit.status().liftProtection();
    }
  }

  private void giveUp(Unit unit) {
    unit.memory().giveBack(UnitMemory.Purpose.ROOT_TABLE, stage.pages());
  }

  /**
   * These kernels have no groups; devices that share an address could not be told apart all the
   * same. With {@code iommu=pt} a device that cannot reach all of memory leaves the identity
   * domain, so passthrough never stands in its way.
   */
  private Initialization outcome() {
    int working = (int) inventory.activeUnits().count();
    if (working == 0) {
      return new Initialization.Failed(Findings.noUsableUnit());
    }
    IommuGroups groups = new IommuGroups(topology);
    topology.functions().stream()
        .filter(function -> inventory.serving(function, topology).isPresent())
        .forEach(groups::add);
    return new Initialization.Active(
        working, groups.groups().stream().map(group -> IommuGroup.of(group, false)).toList());
  }
}

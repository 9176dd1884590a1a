package org.lifeboat.plugin.intelvtd.linux61;

import java.util.Optional;
import java.util.function.Supplier;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.pci.PciTopology;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.plugin.intelvtd.kernel.DmarKernel.Situation;
import org.lifeboat.plugin.intelvtd.kernel.Findings;
import org.lifeboat.plugin.intelvtd.kernel.MeasuredLaunch;
import org.lifeboat.plugin.intelvtd.kernel.MeasuredLaunch.Step;
import org.lifeboat.plugin.intelvtd.kernel.Switches;
import org.lifeboat.plugin.intelvtd.unit.GlobalStatus;
import org.lifeboat.plugin.intelvtd.unit.Inventory;
import org.lifeboat.plugin.intelvtd.unit.Unit;

/** Starts the driver (drivers/iommu/intel/iommu.c:intel_iommu_init). */
final class Startup {
  private final Inventory inventory;
  private final Situation situation;
  private final Switches switches;
  private final RuntimeStage stage;
  private final PciTopology topology;
  private final Rules rules;
  private final Force force;

  /**
   * @param rules in what the version differs
   * @param force what leaves no choice
   */
  Startup(
      Inventory inventory,
      Situation situation,
      Switches switches,
      Rules rules,
      Force force,
      RuntimeStage stage) {
    this.inventory = inventory;
    this.situation = situation;
    this.switches = switches;
    this.rules = rules;
    this.stage = stage;
    this.topology = new PciTopology(stage.pciFunctions());
    this.force = force;
  }

  /**
   * Starts it.
   *
   * @param parse parses the table, if that was not done before
   * @throws KernelPanic where translation is forced and does not come up, or a unit does not obey
   */
  Initialization run(Supplier<Optional<Finding>> parse) {
    Optional<Finding> parseFailure = parse.get();
    if (parseFailure.isPresent()) {
      return failed(Step.TABLE, parseFailure.get());
    }
    Optional<Finding> mismatch =
        new ScopeResolver(topology, stage).resolve(situation.table(), inventory);
    if (mismatch.isPresent()) {
      return failed(Step.SCOPE, mismatch.get());
    }
    if (force == Force.NONE && situation.off().isPresent()) {
      inventory.units().forEach(Startup::switchOff);
      return new Initialization.Inactive(situation.off().get());
    }
    sayWhatIsMissing();
    leaveIdleUnitsAlone();
    CapabilityAudit audit =
        rules.auditsCapabilities()
            ? CapabilityAudit.ofTranslation(inventory, stage)
            : CapabilityAudit.NONE;
    Optional<Finding> failure = new UnitStartup(inventory, switches, stage).run(audit);
    if (failure.isPresent()) {
      Initialization result = failed(Step.UNITS, failure.get());
      stage.print(Severity.ERROR, "DMAR: Initialization failed");
      return result;
    }
    return active(audit);
  }

  /** The words of the panic are those of a measured launch, where firmware's wish forces too. */
  private Initialization failed(Step step, Finding finding) {
    return MeasuredLaunch.failed(step, finding, force != Force.NONE, situation);
  }

  static void switchOff(Unit unit) {
    unit.status().clear(GlobalStatus.TRANSLATION);
  }

  private void sayWhatIsMissing() {
    if (inventory.reservedRegions().isEmpty()) {
      stage.print(Severity.INFO, "DMAR: No RMRR found");
    }
    if (inventory.cachingPorts().isEmpty()) {
      stage.print(Severity.INFO, "DMAR: No ATSR found");
    }
    if (rules.knowsSatc() && inventory.cachingDevices().isEmpty()) {
      stage.print(Severity.INFO, "DMAR: No SATC found");
    }
  }

  /**
   * Units without a device, and those for graphics only where graphics are not mapped
   * (init_no_remapping_devices).
   */
  private void leaveIdleUnitsAlone() {
    for (Unit unit : inventory.units()) {
      boolean serves = unit.structure().includesAll() || !unit.devices().present().isEmpty();
      boolean graphicsOnly =
          !unit.structure().includesAll()
              && unit.devices().present().stream().allMatch(PciFunction::isDisplay);
      if (!serves || (graphicsOnly && !switches.mapsGraphics())) {
        unit.ignore();
      }
    }
  }

  private Initialization active(CapabilityAudit audit) {
    boolean identityByDefault = force == Force.PLATFORM_OPT_IN && switches.disabled();
    DomainTypes types =
        DomainTypes.of(switches, identityByDefault, rules.translatesNarrowDevices(), stage);
    GroupRegistration groups =
        new GroupRegistration(topology, inventory, types, rules.deviceLines(), stage);
    inventory.activeUnits().forEach(unit -> register(unit, audit, groups));
    for (Unit unit : inventory.units()) {
      if (!unit.isIgnored()) {
        unit.status().set(GlobalStatus.TRANSLATION);
      }
      if (unit.capabilities().protectedRegions()) {
        unit.status().liftProtection();
      }
    }
    stage.print(Severity.INFO, "DMAR: Intel(R) Virtualization Technology for Directed I/O");
    int working = (int) inventory.activeUnits().count();
    return working == 0 || groups.areIdle()
        ? new Initialization.Failed(Findings.noUsableUnit())
        : groups.result(working);
  }

  private void register(Unit unit, CapabilityAudit audit, GroupRegistration groups) {
    boolean virtual =
        unit.capabilities().cachingMode() && !audit.prefersFirstLevel(switches.scalableMode());
    if (virtual) {
      groups.disallowBatching();
    }
    groups.register(unit);
  }
}

package org.lifeboat.plugin.intelvtd.linux61;

import java.util.Optional;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.plugin.intelvtd.kernel.Findings;
import org.lifeboat.plugin.intelvtd.kernel.Switches;
import org.lifeboat.plugin.intelvtd.unit.Capabilities;
import org.lifeboat.plugin.intelvtd.unit.CommandQueue;
import org.lifeboat.plugin.intelvtd.unit.GlobalStatus;
import org.lifeboat.plugin.intelvtd.unit.Inventory;
import org.lifeboat.plugin.intelvtd.unit.Unit;
import org.lifeboat.plugin.intelvtd.unit.UnitMemory;

/**
 * Starts the units, up to the moment before they translate
 * (drivers/iommu/intel/iommu.c:init_dmars).
 */
final class UnitStartup {
  /**
   * Virtual command capability register; bit 0: process address spaces are handed out by the host.
   */
  private static final int VIRTUAL_COMMANDS_OFFSET = 0xe30;

  private final Inventory inventory;
  private final Switches switches;
  private final RuntimeStage stage;

  UnitStartup(Inventory inventory, Switches switches, RuntimeStage stage) {
    this.inventory = inventory;
    this.switches = switches;
    this.stage = stage;
  }

  /**
   * Starts them all or gives up; then what they got goes back.
   *
   * @throws org.lifeboat.api.stage.KernelPanic if a unit does not obey
   */
  Optional<Finding> run(CapabilityAudit audit) {
    Optional<Finding> failure = audit.isHopeless() ? Optional.of(noTables()) : bringUp();
    failure.ifPresent(finding -> inventory.units().forEach(this::giveUp));
    return failure;
  }

  private static Finding noTables() {
    return new Finding(
        "dmar-no-common-tables",
        "All remapping units have scalable mode, but no kind of page table in common.");
  }

  private Optional<Finding> bringUp() {
    for (Unit unit : inventory.units()) {
      if (unit.isIgnored()) {
        Startup.switchOff(unit);
      } else if (!prepare(unit)) {
        return Optional.of(Findings.noMemory(unit));
      }
    }
    inventory.activeUnits().forEach(this::setRoot);
    return inventory.activeUnits().findAny().isPresent() ? withoutInterrupts() : Optional.empty();
  }

  /**
   * Each unit needs an interrupt for its faults, and there is none without a local APIC
   * (drivers/iommu/intel/dmar.c:dmar_set_interrupt,
   * arch/x86/kernel/apic/vector.c:x86_vector_alloc_irqs).
   */
  private Optional<Finding> withoutInterrupts() {
    CommandLine line = stage.commandLine();
    if (!line.has("nolapic") && !line.has("disableapic")) {
      return Optional.empty();
    }
    stage.print(Severity.ERROR, "DMAR: No free IRQ vectors");
    return Optional.of(
        new Finding(
            "dmar-no-interrupt",
            "There is no interrupt for the units' faults, since the local APIC is switched off."));
  }

  private boolean prepare(Unit unit) {
    EarlierFaults.clear(unit, stage);
    boolean queueing = CommandQueue.restart(unit, stage.pages());
    stage.print(
        Severity.INFO,
        "DMAR: %s: Using %s invalidation"
            .formatted(unit.name(), queueing ? "Queued" : "Register based"));
    if (unit.status().has(GlobalStatus.TRANSLATION)) {
      unit.status().clear(GlobalStatus.TRANSLATION);
      stage.print(
          Severity.WARNING,
          "DMAR: Translation was enabled for %s but we are not in kdump mode"
              .formatted(unit.name()));
    }
    if (!unit.memory().take(UnitMemory.Purpose.ROOT_TABLE, 0, stage.pages())) {
      stage.print(
          Severity.ERROR, "DMAR: Allocating root entry for %s failed".formatted(unit.name()));
      return false;
    }
    checkSharedAddressing(unit);
    return true;
  }

  /**
   * Units share page tables with processors only if they can do what these can: processors that
   * have such units also have pages of 1 GB (intel_svm_check).
   */
  private void checkSharedAddressing(Unit unit) {
    Capabilities capabilities = unit.capabilities();
    if (!isScalable(unit)
        || !capabilities.processAddressSpaces()
        || !capabilities.coherentPageWalk()) {
      return;
    }
    if (!capabilities.firstLevelHugePages()) {
      disableSharing(unit, "1GB page capability");
    } else if (stage.processor().fiveLevelPaging() && !capabilities.firstLevelFiveLevels()) {
      disableSharing(unit, "paging mode");
    }
  }

  /** The one source file of the driver whose lines have no prefix (svm.c). */
  private void disableSharing(Unit unit, String incompatible) {
    stage.print(
        Severity.ERROR, "%s SVM disabled, incompatible %s".formatted(unit.name(), incompatible));
  }

  private void setRoot(Unit unit) {
    if (unit.capabilities().cachingMode()) {
      sayWhoHandsOutAddressSpaces(unit);
    }
    unit.status().set(GlobalStatus.ROOT_TABLE);
    if (!unit.isQueueing()) {
      unit.status().flush();
    }
  }

  private void sayWhoHandsOutAddressSpaces(Unit unit) {
    if (!isScalable(unit)) {
      stage.print(Severity.WARNING, "DMAR: VT-d Scalable Mode not enabled, no PASID allocation");
    } else if (unit.capabilities().virtualCommands()
        && (unit.register(VIRTUAL_COMMANDS_OFFSET) & 1) != 0) {
      stage.print(Severity.INFO, "DMAR: Register custom PASID allocator");
    }
  }

  private boolean isScalable(Unit unit) {
    return switches.scalableMode() && unit.capabilities().scalableMode();
  }

  /** The queue stays where interrupts go through it. */
  private void giveUp(Unit unit) {
    unit.memory().giveBack(UnitMemory.Purpose.ROOT_TABLE, stage.pages());
    if (!unit.status().has(GlobalStatus.INTERRUPTS)) {
      unit.memory().giveBack(UnitMemory.Purpose.QUEUE, stage.pages());
    }
  }
}

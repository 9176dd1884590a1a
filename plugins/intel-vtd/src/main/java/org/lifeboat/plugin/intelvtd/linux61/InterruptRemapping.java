package org.lifeboat.plugin.intelvtd.linux61;

import org.lifeboat.api.stage.InterruptStage;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.plugin.intelvtd.table.DmarTable;
import org.lifeboat.plugin.intelvtd.unit.CommandQueue;
import org.lifeboat.plugin.intelvtd.unit.GlobalStatus;
import org.lifeboat.plugin.intelvtd.unit.Inventory;
import org.lifeboat.plugin.intelvtd.unit.Unit;
import org.lifeboat.plugin.intelvtd.unit.UnitMemory;

/**
 * Starts interrupt remapping (drivers/iommu/intel/irq_remapping.c: intel_prepare_irq_remapping,
 * then intel_enable_irq_remapping). It is independent of whether devices are to be translated, and
 * the first moment at which a dead unit is noticed.
 */
final class InterruptRemapping {
  /** An interrupt table of 65536 entries of 16 bytes (INTR_REMAP_PAGE_ORDER). */
  private static final int TABLE_ORDER = 8;

  private final Inventory inventory;
  private final InterruptOptions options;
  private final boolean audits;
  private boolean saidLeftOn;

  /**
   * @param audits whether units are compared first
   */
  InterruptRemapping(Inventory inventory, InterruptOptions options, boolean audits) {
    this.audits = audits;
    this.inventory = inventory;
    this.options = options;
  }

  /**
   * Tries; whether it worked shows in the units.
   *
   * @throws org.lifeboat.api.stage.KernelPanic if a unit does not obey
   */
  void run(DmarTable table, InterruptStage stage) {
    boolean hopeless = audits && CapabilityAudit.ofInterrupts(inventory, stage).isHopeless();
    if (hopeless || !table.remapsInterrupts()) {
      return;
    }
    if (!IoApicCoverage.isComplete(inventory, stage)) {
      stage.print(Severity.INFO, "DMAR-IR: Not enabling interrupt remapping");
      cleanUp(stage);
    } else if (!inventory.units().stream().allMatch(u -> u.capabilities().interruptRemapping())) {
      cleanUp(stage);
    } else {
      boolean extended = usesExtendedMode(table, stage);
      if (inventory.units().stream().allMatch(unit -> setUp(unit, stage))) {
        enable(extended, stage);
      } else {
        cleanUp(stage);
      }
    }
  }

  private boolean usesExtendedMode(DmarTable table, InterruptStage stage) {
    boolean extended = options.x2apic();
    if (extended && table.optsOutOfX2apic() && !options.ignoresOptOut()) {
      stage.print(
          Severity.INFO, "DMAR-IR: x2apic is disabled because BIOS sets x2apic opt out bit.");
      stage.print(
          Severity.INFO, "DMAR-IR: Use 'intremap=no_x2apic_optout' to override the BIOS setting.");
      extended = false;
    }
    for (Unit unit : inventory.units()) {
      if (extended && !unit.capabilities().extendedInterrupts()) {
        stage.print(Severity.INFO, "DMAR-IR: %s does not support EIM".formatted(unit.name()));
        extended = false;
      }
    }
    if (extended) {
      stage.print(
          Severity.INFO,
          "DMAR-IR: Queued invalidation will be enabled to support x2apic and Intr-remapping.");
    }
    return extended;
  }

  private boolean setUp(Unit unit, InterruptStage stage) {
    boolean ready = hasTable(unit, stage) && hasQueue(unit, stage);
    if (!ready) {
      stage.print(Severity.ERROR, "DMAR-IR: Failed to setup irq remapping for " + unit.name());
      return false;
    }
    if (unit.status().has(GlobalStatus.INTERRUPTS)) {
      if (!saidLeftOn) {
        stage.print(
            Severity.INFO,
            "DMAR-IR: IRQ remapping was enabled on %s but we are not in kdump mode"
                .formatted(unit.name()));
      }
      saidLeftOn = true;
      unit.status().clear(GlobalStatus.INTERRUPTS);
    }
    unit.status().set(GlobalStatus.INTERRUPT_TABLE);
    return true;
  }

  private static boolean hasTable(Unit unit, InterruptStage stage) {
    boolean taken =
        unit.memory().take(UnitMemory.Purpose.INTERRUPT_TABLE, TABLE_ORDER, stage.pages());
    if (!taken) {
      stage.print(
          Severity.ERROR,
          "DMAR-IR: IR%s: failed to allocate pages of order %s"
              .formatted(unit.number(), TABLE_ORDER));
    }
    return taken;
  }

  private static boolean hasQueue(Unit unit, InterruptStage stage) {
    EarlierFaults.clear(unit, stage);
    boolean queueing = CommandQueue.restart(unit, stage.pages());
    if (!queueing) {
      stage.print(Severity.ERROR, "DMAR-IR: Failed to enable queued invalidation");
    }
    return queueing;
  }

  private void enable(boolean extended, InterruptStage stage) {
    for (Unit unit : inventory.units()) {
      unit.status().set(GlobalStatus.INTERRUPTS);
      if (unit.status().has(GlobalStatus.COMPATIBILITY_INTERRUPTS)) {
        unit.status().clear(GlobalStatus.COMPATIBILITY_INTERRUPTS);
      }
    }
    stage.print(
        Severity.INFO,
        "DMAR-IR: Enabled IRQ remapping in %s mode".formatted(extended ? "x2apic" : "xapic"));
  }

  private void cleanUp(InterruptStage stage) {
    for (Unit unit : inventory.units()) {
      if (unit.capabilities().interruptRemapping() && unit.status().has(GlobalStatus.INTERRUPTS)) {
        unit.status().clear(GlobalStatus.INTERRUPTS);
      }
      unit.memory().giveBack(UnitMemory.Purpose.INTERRUPT_TABLE, stage.pages());
    }
    if (options.x2apic()) {
      stage.print(
          Severity.WARNING,
          "DMAR-IR: Failed to enable irq remapping. "
              + "You are vulnerable to irq-injection attacks.");
    }
  }
}

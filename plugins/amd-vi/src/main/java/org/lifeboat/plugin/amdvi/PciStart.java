package org.lifeboat.plugin.amdvi;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.api.driver.IommuGroup;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;

/**
 * The part of the start that needs PCI (amd_iommu_init_pci): capabilities, features, groups of
 * devices.
 */
final class PciStart {
  /** errno of a function that is not there. */
  private static final int ENODEV = 19;

  private final RuntimeStage stage;
  private final AmdViOptions options;
  private final AmdViSettings settings;
  private final ParsedUnits parsed;
  private final boolean remapping;
  private final boolean passthrough;
  private final KernelLog log;
  private final GroupRegistration groups;
  private final List<StartedUnit> started = new ArrayList<>();
  private boolean guestPageTables;

  PciStart(
      RuntimeStage stage,
      AmdViOptions options,
      AmdViSettings settings,
      ParsedUnits parsed,
      boolean remapping) {
    this.settings = settings;
    this.options = options;
    this.stage = stage;
    this.parsed = parsed;
    this.remapping = remapping;
    passthrough = options.passthrough(stage.iommuOptions());
    log = new KernelLog(stage);
    groups = new GroupRegistration(stage, parsed.requesters(), settings.deviceLines());
    guestPageTables = options.guestPageTables();
  }

  /**
   * Starts all units, in order.
   *
   * @return the groups of the functions they serve
   */
  List<IommuGroup> run() throws StartFailure {
    for (Unit unit : parsed.units()) {
      started.add(start(unit));
      groups.register(unit.index());
    }
    started.forEach(this::describe);
    if (remapping) {
      log.info("Interrupt remapping enabled");
      if (parsed.x2apic()) {
        log.info("X2APIC enabled");
      }
    }
    if (guestPageTables) {
      log.info("V2 page table enabled");
    }
    if (settings.flushing() && !passthrough) {
      log.info(
          options.flushOnUnmap()
              ? "IO/TLB flush on unmap enabled"
              : "Lazy IO/TLB flushing enabled");
    }
    return groups.all(passthrough);
  }

  /** Whether a unit that was started can share page tables with processes. */
  boolean sharesPageTables() {
    return started.stream().anyMatch(StartedUnit::sharesPageTables);
  }

  private StartedUnit start(Unit unit) throws StartFailure {
    PciFunction function = function(unit);
    StartedUnit begun =
        StartedUnit.read(unit, function.config().u32(unit.block().capability()), log);
    if (begun.cachesAbsentEntries()) {
      log.info("Using strict mode due to virtualization");
    }
    if (begun.has(Unit.PERFORMANCE_COUNTERS)) {
      say(unit, "IOMMU performance counters supported");
    }
    if (guestPageTables) {
      choosePageTables(begun);
    }
    return begun;
  }

  private PciFunction function(Unit unit) throws StartFailure {
    PciAddress address = unit.address();
    for (PciFunction function : stage.pciFunctions()) {
      if (function.address().equals(address)) {
        return function;
      }
    }
    log.error("IOMMU%s: Failed to initialize IOMMU Hardware (error=%s)!", unit.index(), -ENODEV);
    throw new StartFailure(
        "ivrs-absent-function",
        "The IVRS table says that a unit is PCI function %s, which is not there."
            .formatted(address));
  }

  private void choosePageTables(StartedUnit unit) {
    if (!unit.has(Unit.GUEST_IO) || !unit.has(Unit.GUEST_TRANSLATION)) {
      log.warn("Cannot enable v2 page table for DMA-API. Fallback to v1.");
      guestPageTables = false;
    } else if (passthrough) {
      log.warn("V2 page table doesn't support passthrough mode. Fallback to v1.");
      guestPageTables = false;
    }
  }

  private void describe(StartedUnit started) {
    if (settings.foundUnits()) {
      say(started.unit(), "Found IOMMU cap " + KernelLog.hex(started.unit().block().capability()));
    }
    if (started.reportsFeatures()) {
      log.info("%s", started.featureLine(settings.secondFeatures()));
    }
  }

  private void say(Unit unit, String text) {
    stage.print(Severity.INFO, "pci %s: AMD-Vi: %s".formatted(unit.address(), text));
  }
}

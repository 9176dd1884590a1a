package org.lifeboat.plugin.amdvi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.driver.IommuGroup;
import org.lifeboat.api.stage.InterruptStage;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.plugin.amdvi.ivrs.IvrsTable;

/**
 * The start in stages of Linux 6.1 (iommu_go_to_state): the table is parsed and the hardware
 * switched on where interrupt remapping is prepared, or else at run time; PCI comes last. An error
 * in any stage is the end of all.
 */
final class StagedStart implements Start {
  private final IvrsTable table;
  private final AmdViOptions options;
  private final AmdViSettings settings;
  private final boolean interruptRemapping;
  private final KernelTables memory = new KernelTables();
  private @Nullable ParsedUnits parsed;
  private @Nullable StartFailure failure;
  private boolean remapping;
  private boolean sharesPageTables;

  StagedStart(IvrsTable table, AmdViOptions options, AmdViSettings settings) {
    this.settings = settings;
    this.table = table;
    this.options = options;
    interruptRemapping = settings.interruptRemapping() && !options.interruptRemappingOff();
  }

  @Override
  public void prepareInterrupts(InterruptStage stage) {
    if (!interruptRemapping) {
      return;
    }
    try {
      ParsedUnits units = parse(stage);
      boolean canRemap = prepareRemapping(stage, units);
      dumpMemory(stage, units);
      if (canRemap) {
        enable(stage, units);
        remapping = true;
      }
      parsed = units;
    } catch (StartFailure e) {
      fail(stage, e);
    }
  }

  @Override
  public Initialization initialize(RuntimeStage stage) {
    try {
      if (failure != null) {
        throw failure;
      }
      ParsedUnits units = parsed;
      if (units == null) {
        units = parse(stage);
        dumpMemory(stage, units);
      }
      if (!remapping) {
        enable(stage, units);
      }
      List<IommuGroup> groups = startPci(stage, units);
      if (units.units().isEmpty()) {
        return new Initialization.Failed(
            new Finding(
                "ivrs-no-unit",
                "The IVRS table describes no unit; the kernel takes that for success."));
      }
      if (groups.isEmpty() && !stage.pciFunctions().isEmpty()) {
        return new Initialization.Failed(
            new Finding(
                "ivrs-no-device-served",
                "The driver came up, but no unit can translate for any device."));
      }
      return new Initialization.Active(units.units().size(), groups);
    } catch (StartFailure e) {
      fail(stage, e);
      return new Initialization.Failed(e.finding());
    }
  }

  @Override
  public boolean sharesPageTables() {
    return sharesPageTables;
  }

  private ParsedUnits parse(InterruptStage stage) throws StartFailure {
    return new IvrsParser(stage, table, options, memory).parse();
  }

  private void dumpMemory(InterruptStage stage, ParsedUnits units) {
    new TableDump(options.dump(), new KernelLog(stage)).memory(table, units.lastRequesters());
  }

  private boolean prepareRemapping(InterruptStage stage, ParsedUnits units) throws StartFailure {
    List<Integer> ioApics =
        stage.table("APIC").map(InterruptControllers::ioApics).orElse(List.of());
    KernelLog log = new KernelLog(stage);
    if (!InterruptControllers.allKnown(ioApics, units.specialDevices(), log)) {
      return false;
    }
    for (Map.Entry<Integer, Integer> segment : units.lastRequesters().entrySet()) {
      memory.takeInterruptLookup(stage.pages(), segment.getValue());
    }
    return true;
  }

  /**
   * Switches the units on (early_enable_iommus). With no unit, all of them are on already, and the
   * kernel believes that one before it did that.
   */
  private static void enable(InterruptStage stage, ParsedUnits units) throws StartFailure {
    KernelLog log = new KernelLog(stage);
    if (units.units().isEmpty()) {
      log.warn("Translation is already enabled - trying to copy translation structures");
      log.info("Copied DEV table from previous kernel.");
    }
    for (Unit unit : units.units()) {
      if (!unit.registers().acknowledgesCommands()) {
        int last = units.lastRequesters().getOrDefault(unit.block().segment(), 0);
        new DeadUnit(log).flushAllCaches(unit, last);
      }
    }
  }

  private List<IommuGroup> startPci(RuntimeStage stage, ParsedUnits units) throws StartFailure {
    PciStart start = new PciStart(stage, options, settings, units, remapping);
    try {
      return start.run();
    } finally {
      sharesPageTables = start.sharesPageTables();
      enableGuestInterrupts(stage, units);
    }
  }

  /** Also after a failure, and also where there is no unit (enable_iommus_vapic). */
  private static void enableGuestInterrupts(RuntimeStage stage, ParsedUnits units) {
    boolean enabled =
        units.guestInterrupts()
            ? (units.commonFeatures() & Unit.GUEST_VIRTUAL_APIC) != 0
            : units.units().isEmpty();
    if (enabled) {
      new KernelLog(stage).info("Virtual APIC enabled");
    }
  }

  private void fail(InterruptStage stage, StartFailure cause) {
    failure = cause;
    if (!remapping) {
      memory.release(stage.pages());
    }
  }
}

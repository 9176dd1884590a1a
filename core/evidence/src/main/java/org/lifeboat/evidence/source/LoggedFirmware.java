package org.lifeboat.evidence.source;

import java.util.List;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.plan.Unknown.Kind;
import org.lifeboat.evidence.draft.Draft;
import org.lifeboat.evidence.draft.Part;
import org.lifeboat.evidence.draft.Told;
import org.lifeboat.evidence.log.KernelLog;
import org.lifeboat.evidence.log.LoggedHardware;
import org.lifeboat.evidence.log.LoggedHardware.LoggedUnit;
import org.lifeboat.evidence.log.LoggedKernel;
import org.lifeboat.evidence.log.LoggedMemory;
import org.lifeboat.evidence.log.LoggedOutcome;
import org.lifeboat.evidence.table.LoggedDmar;
import org.lifeboat.evidence.table.LoggedIvrs;
import org.lifeboat.evidence.table.Madt;

/** Tables and registers put together from a log, as far as it tells of them. */
final class LoggedFirmware {
  private final KernelLog log;
  private final LoggedHardware hardware;
  private final LoggedMemory memory;

  LoggedFirmware(KernelLog log) {
    this.log = log;
    this.hardware = new LoggedHardware(log);
    this.memory = new LoggedMemory(log);
  }

  void tell(Draft draft) {
    tellDmar(draft);
    if (memory.hasTable("IVRS")) {
      tellIvrs(draft);
    }
    if (!hardware.ioApics().isEmpty()) {
      draft.tellTable(
          table(
              Madt.SIGNATURE,
              Madt.ofIoApics(hardware.ioApics()),
              "The I/O APICs alone, from their lines."));
    }
  }

  private static Told<FirmwareTable> table(String signature, Bytes content, String from) {
    return Told.of(new FirmwareTable(signature, 0, content), from);
  }

  private void tellDmar(Draft draft) {
    LoggedDmar dmar = new LoggedDmar(log);
    draft.tell(Part.DEAD_UNITS, Told.of(dmar.deadUnits(), "from the log"));
    dmar.table(Functions.of(log))
        .ifPresentOrElse(
            content -> {
              draft.tellTable(
                  table(
                          "DMAR",
                          content,
                          "Rebuilt from the lines DMAR: of the log, which do not print which"
                              + " devices a unit serves.")
                      .doubting(
                          Kind.REMAPPING_TABLE,
                          "the log does not print the scopes of the DMAR table, nor all of its"
                              + " flags"));
              hardware.units().forEach(unit -> tellUnit(draft, unit));
            },
            () -> {
              if (memory.hasTable("DMAR")) {
                draft.tellUnread("DMAR");
              }
            });
  }

  private static void tellUnit(Draft draft, LoggedUnit unit) {
    if (unit.address() % Pages.SIZE != 0) {
      return;
    }
    draft.tellRegisters(
        Told.of(
            UnitPages.intel(unit.address(), unit.version(), unit.capabilities(), unit.extended()),
            "Version, capabilities and extended capabilities, as the log prints them."));
  }

  private void tellIvrs(Draft draft) {
    if (!speaksOfAmdVi() && new LoggedOutcome(log).reachesUsers()) {
      draft.tellUnread("IVRS");
      return;
    }
    List<PciFunction> units = LoggedIvrs.units(Functions.of(log));
    draft.tellTable(
        table(
                "IVRS",
                LoggedIvrs.of(units),
                "Made up for the IOMMUs among the PCI functions: a log prints nothing of an IVRS"
                    + " table.")
            .doubting(Kind.REMAPPING_TABLE, "the log prints nothing of the IVRS table"));
    draft.tell(Part.AMD_FEATURES, Told.of(hardware.amdFeatures(), "from the log"));
  }

  private boolean speaksOfAmdVi() {
    return log.messages().stream().anyMatch(m -> m.contains("AMD-Vi: "))
        || new LoggedKernel(log).commandLine().orElse("").contains("iommu=");
  }
}

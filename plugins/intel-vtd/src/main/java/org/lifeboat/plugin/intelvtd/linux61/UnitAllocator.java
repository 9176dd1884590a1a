package org.lifeboat.plugin.intelvtd.linux61;

import java.util.Optional;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.firmware.Registers;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.stage.InterruptStage;
import org.lifeboat.api.stage.RegisterMapping;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.plugin.intelvtd.kernel.Findings;
import org.lifeboat.plugin.intelvtd.kernel.FirmwareComplaints;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Drhd;
import org.lifeboat.plugin.intelvtd.unit.AddressWidths;
import org.lifeboat.plugin.intelvtd.unit.Capabilities;
import org.lifeboat.plugin.intelvtd.unit.Unit;

/**
 * Maps and judges a unit (drivers/iommu/intel/dmar.c:alloc_iommu and map_iommu). A unit whose
 * widths are of no use is kept, and left alone; since a usable width is always also a usable
 * maximum, the kernel's second complaint about widths never comes.
 */
final class UnitAllocator {
  /** Units that the kernel can count (DMAR_UNITS_SUPPORTED). */
  private static final int MAXIMUM_UNITS = 1024;

  private final FirmwareComplaints complaints;
  private final boolean scalableMode;
  private final int maximumAddressBits;

  UnitAllocator(FirmwareComplaints complaints, boolean scalableMode, int maximumAddressBits) {
    this.complaints = complaints;
    this.scalableMode = scalableMode;
    this.maximumAddressBits = maximumAddressBits;
  }

  sealed interface Result {
    record Allocated(Unit unit) implements Result {}

    record Refused(Finding finding) implements Result {}
  }

  Result allocate(Drhd drhd, int number, InterruptStage stage) {
    if (drhd.address() == 0) {
      return new Result.Refused(complaints.addressZero(stage));
    }
    if (number >= MAXIMUM_UNITS) {
      stage.print(Severity.ERROR, "DMAR: Failed to allocate seq_id");
      return new Result.Refused(
          new Finding(
              "dmar-too-many-units",
              "The DMAR table names more than %s remapping units.".formatted(MAXIMUM_UNITS)));
    }
    String name = "dmar" + number;
    RegisterMapping mapping = map(drhd.address(), 0, Pages.SIZE, name, stage);
    if (!(mapping instanceof RegisterMapping.Mapped mapped)) {
      return refused(drhd, mapping, name, stage);
    }
    Capabilities capabilities = Capabilities.read(mapped.registers());
    if (capabilities.allOnes()) {
      Finding finding = complaints.allOnes(stage, drhd.address());
      failedToMap(name, stage);
      return new Result.Refused(finding);
    }
    if (capabilities.registerBytes() > Pages.SIZE) {
      RegisterMapping rest =
          map(drhd.address(), Pages.SIZE, capabilities.registerBytes(), name, stage);
      if (!(rest instanceof RegisterMapping.Mapped)) {
        return refused(drhd, rest, name, stage);
      }
    }
    return new Result.Allocated(judged(drhd, number, mapped.registers(), stage));
  }

  /**
   * Claims the bytes {@code [from, to)} of a unit's registers, to whole pages. The kernel lets the
   * first page go and claims all again; claiming the rest comes to the same.
   */
  private static RegisterMapping map(
      long address, long from, long to, String name, InterruptStage stage) {
    long bytes = Pages.roundUp(to, Pages.SIZE) - from;
    RegisterMapping mapping = stage.mapRegisters(MemoryRange.ofSize(address + from, bytes), name);
    if (mapping instanceof RegisterMapping.Claimed) {
      stage.print(Severity.ERROR, "DMAR: Can't reserve memory");
    } else if (mapping instanceof RegisterMapping.Unmappable) {
      stage.print(Severity.ERROR, "DMAR: Can't map the region");
    }
    return mapping;
  }

  private static Result refused(
      Drhd drhd, RegisterMapping mapping, String name, InterruptStage stage) {
    failedToMap(name, stage);
    String why =
        mapping instanceof RegisterMapping.Claimed claimed
            ? claimed.holder() + " holds the range"
            : mapping instanceof RegisterMapping.Unmappable unmappable
                ? unmappable.why()
                : "no reason is known";
    return new Result.Refused(Findings.unmappable(drhd.address(), why));
  }

  private static void failedToMap(String name, InterruptStage stage) {
    stage.print(Severity.ERROR, "DMAR: Failed to map " + name);
  }

  private Unit judged(Drhd drhd, int number, Registers registers, InterruptStage stage) {
    Unit unit = new Unit(number, drhd, registers);
    Capabilities capabilities = unit.capabilities();
    flaw(unit)
        .ifPresent(
            complaint -> {
              stage.print(complaint.severity(), complaint.text());
              unit.ignore();
            });
    stage.print(
        Severity.INFO,
        "DMAR: %s: reg_base_addr %x ver %s cap %x ecap %x"
            .formatted(
                unit.name(),
                drhd.address(),
                unit.version(),
                capabilities.cap(),
                capabilities.ecap()));
    return unit;
  }

  private record Complaint(Severity severity, String text) {}

  private Optional<Complaint> flaw(Unit unit) {
    Capabilities capabilities = unit.capabilities();
    boolean onlyLegacyTables = !capabilities.scalableMode() || capabilities.secondLevel();
    if (capabilities.widths() == 0 && onlyLegacyTables) {
      return Optional.of(
          new Complaint(
              Severity.INFO,
              "DMAR: %s: No supported address widths. Not attempting DMA translation."
                  .formatted(unit.name())));
    }
    if (AddressWidths.deepest(usableWidths(capabilities), maximumAddressBits).isEmpty()) {
      return Optional.of(
          new Complaint(
              Severity.ERROR,
              "DMAR: Cannot get a valid agaw for iommu (seq_id = %s)".formatted(unit.number())));
    }
    return Optional.empty();
  }

  /**
   * The depths that the tables in use can have
   * (drivers/iommu/intel/iommu.c:__iommu_calculate_sagaw).
   */
  private int usableWidths(Capabilities capabilities) {
    if (!scalableMode || !capabilities.scalableMode() || !capabilities.firstLevel()) {
      return capabilities.widths();
    }
    int firstLevel = capabilities.firstLevelFiveLevels() ? 0b1100 : 0b0100;
    return capabilities.secondLevel() ? firstLevel & capabilities.widths() : firstLevel;
  }
}

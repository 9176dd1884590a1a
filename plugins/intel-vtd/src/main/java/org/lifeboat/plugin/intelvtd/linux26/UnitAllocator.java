package org.lifeboat.plugin.intelvtd.linux26;

import java.util.HashMap;
import java.util.Map;
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
 * Maps and judges a unit (drivers/pci/dmar.c:alloc_iommu). Every flaw ends the parsing. These
 * kernels map without claiming, so a unit may stand in the table twice; a range that somebody else
 * claimed counts as one that cannot be mapped.
 */
final class UnitAllocator {
  private final Version version;
  private final FirmwareComplaints complaints;
  private final int maximumAddressBits;
  private final Map<MemoryRange, RegisterMapping> mappings = new HashMap<>();

  UnitAllocator(Version version, FirmwareComplaints complaints, int maximumAddressBits) {
    this.version = version;
    this.complaints = complaints;
    this.maximumAddressBits = maximumAddressBits;
  }

  sealed interface Result {
    record Allocated(Unit unit) implements Result {}

    record Refused(Finding finding) implements Result {}
  }

  Result allocate(Drhd drhd, int number, InterruptStage stage) {
    if (drhd.address() == 0 && version.refusesAddressZero()) {
      return new Result.Refused(complaints.addressZero(stage));
    }
    if (!(map(drhd, 0, Pages.SIZE, number, stage) instanceof RegisterMapping.Mapped mapped)) {
      return unmappable(drhd, stage);
    }
    Capabilities capabilities = Capabilities.read(mapped.registers());
    if (capabilities.allOnes()) {
      return new Result.Refused(complaints.allOnes(stage, drhd.address()));
    }
    if (AddressWidths.deepest(capabilities.widths(), maximumAddressBits).isEmpty()) {
      return new Result.Refused(noWidth(drhd, number, stage));
    }
    long bytes = Pages.roundUp(capabilities.registerBytes(), Pages.SIZE);
    boolean more = bytes > Pages.SIZE;
    if (more && !(map(drhd, Pages.SIZE, bytes, number, stage) instanceof RegisterMapping.Mapped)) {
      return unmappable(drhd, stage);
    }
    return new Result.Allocated(announced(drhd, number, mapped.registers(), stage));
  }

  private RegisterMapping map(Drhd drhd, long from, long to, int number, InterruptStage stage) {
    return mappings.computeIfAbsent(
        MemoryRange.ofSize(drhd.address() + from, to - from),
        range -> stage.mapRegisters(range, "dmar" + number));
  }

  private static Result unmappable(Drhd drhd, InterruptStage stage) {
    stage.print(Severity.ERROR, "IOMMU: can't map the region");
    return new Result.Refused(Findings.unmappable(drhd.address(), "no register space lies there"));
  }

  private static Finding noWidth(Drhd drhd, int number, InterruptStage stage) {
    stage.print(
        Severity.ERROR, "Cannot get a valid agaw for iommu (seq_id = %s)".formatted(number));
    return new Finding(
        "dmar-no-address-width",
        "The remapping unit at 0x%x has no address width that the kernel can use."
            .formatted(drhd.address()));
  }

  private static Unit announced(Drhd drhd, int number, Registers registers, InterruptStage stage) {
    Unit unit = new Unit(number, drhd, registers);
    stage.print(
        Severity.INFO,
        "IOMMU %x: ver %s cap %x ecap %x"
            .formatted(
                drhd.address(),
                unit.version(),
                unit.capabilities().cap(),
                unit.capabilities().ecap()));
    return unit;
  }
}

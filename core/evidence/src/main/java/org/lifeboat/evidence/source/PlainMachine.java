package org.lifeboat.evidence.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.plan.Unknown.Kind;
import org.lifeboat.evidence.draft.Draft;
import org.lifeboat.evidence.draft.Part;
import org.lifeboat.evidence.draft.Told;
import org.lifeboat.evidence.table.PlainMemory;
import org.lifeboat.evidence.table.RemappingUnits;
import org.lifeboat.evidence.table.ReservedRegions;

/** What is assumed of a machine of which only tables are known: a plain PC around them. */
final class PlainMachine {
  private static final int HOST_BRIDGE = 0x060000;
  private static final int ETHERNET = 0x020000;
  private static final int NVME = 0x010802;

  private PlainMachine() {}

  /** Memory, where nothing tells of it, and a kernel that is told to try its luck with VT-d. */
  static void completeMemory(Draft draft) {
    if (draft.told(Part.MEMORY_MAP).isPresent()) {
      return;
    }
    List<MemoryRange> reserved = new ArrayList<>();
    for (FirmwareTable table : draft.tables().stream().map(Told::value).toList()) {
      reserved.addAll(ReservedRegions.of(table));
    }
    RemappingUnits.addresses(draft.tables().stream().map(Told::value).toList()).stream()
        .map(address -> address & (Pages.ADDRESS_END - 1) & -Pages.SIZE)
        .filter(page -> page != 0)
        .forEach(page -> reserved.add(MemoryRange.ofSize(page, Pages.SIZE)));
    draft.tell(
        Part.MEMORY_MAP,
        Told.of(PlainMemory.reserving(reserved).map(), "assumed, with what the tables reserve")
            .doubting(
                Kind.MEMORY_MAP,
                "nothing shows the memory map; 8 GB of RAM, 6 of them above 4 GB, are assumed"));
    draft
        .table("DMAR")
        .ifPresent(
            table ->
                draft.assume(
                    Part.COMMAND_LINE,
                    () -> Told.of("intel_iommu=on", "assumed, so that the table is used")));
  }

  /** Devices, where nothing tells of them. */
  static void completeDevices(Draft draft) {
    draft.assume(
        Part.FUNCTIONS,
        () ->
            Told.of(
                    List.of(
                        function(0, "host bridge", HOST_BRIDGE, 0),
                        function(0x1e, "network card with 32 address lines", ETHERNET, 32),
                        function(0x1f, "NVMe disk with 64 address lines", NVME, 64)),
                    "assumed")
                .doubting(
                    Kind.DEVICES,
                    "nothing shows the PCI functions; two devices stand for them all"));
  }

  private static PciFunction function(int device, String name, int kind, int maskBits) {
    return new PciFunction(
        new PciAddress(0, 0, device, 0),
        name,
        0,
        0,
        kind,
        maskBits,
        maskBits,
        false,
        Optional.empty(),
        Bytes.EMPTY);
  }
}

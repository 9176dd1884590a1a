package org.lifeboat.evidence.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
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
import org.lifeboat.evidence.table.IvrsUnit;
import org.lifeboat.evidence.table.LoggedIvrs;
import org.lifeboat.evidence.table.RemappingUnits;

/**
 * The remapping units that the tables of a draft name: where nothing tells what their registers
 * hold, sane ones are assumed.
 */
final class Units {
  /** Version, capabilities and extended capabilities of a Kaby Lake's unit. */
  private static final int VTD_VERSION = 0x10;

  private static final long VTD_CAPABILITIES = 0xd2008c40660462L;
  private static final long VTD_EXTENDED = 0xf050daL;

  /** The header of AMD's capability block, with a feature register (AMD-Vi 3.1). */
  private static final int AMD_CAPABILITY = 0x190b_640f;

  private static final int AMD = 0x1022;
  private static final int CONFIG_BYTES = 256;

  private final Draft draft;

  Units(Draft draft) {
    this.draft = draft;
  }

  void complete() {
    draft.table("DMAR").ifPresent(this::completeIntel);
    draft.table("IVRS").ifPresent(this::completeAmd);
  }

  private void completeIntel(FirmwareTable table) {
    Set<Long> dead = draft.value(Part.DEAD_UNITS).orElse(Set.of());
    for (long address : RemappingUnits.addresses(List.of(table))) {
      if (!dead.contains(address)) {
        assume(
            UnitPages.intel(address & -Pages.SIZE, VTD_VERSION, VTD_CAPABILITIES, VTD_EXTENDED),
            "nothing shows what the VT-d units' registers hold");
      }
    }
  }

  private void completeAmd(FirmwareTable table) {
    List<PciFunction> functions = new ArrayList<>(draft.value(Part.FUNCTIONS).orElse(List.of()));
    for (IvrsUnit unit : IvrsUnit.of(table.content())) {
      long features = draft.value(Part.AMD_FEATURES).orElse(unit.features());
      assume(
          UnitPages.amd(unit.registers() & -Pages.SIZE, features),
          draft.told(Part.AMD_FEATURES).isPresent()
              ? ""
              : "nothing shows what the AMD-Vi units' registers hold");
      function(functions, unit);
    }
    Told<List<PciFunction>> told =
        draft.told(Part.FUNCTIONS).orElse(Told.of(List.of(), "those that the table IVRS names"));
    functions.sort(Comparator.comparing(PciFunction::address));
    draft.tell(Part.FUNCTIONS, new Told<>(functions, told.from(), told.doubts()));
  }

  /** Nothing answers at address 0, nor where RAM is. */
  private void assume(RegisterPage unit, String doubt) {
    long start = unit.address();
    MemoryRange page = MemoryRange.ofSize(start & (Pages.ADDRESS_END - 1), Pages.SIZE);
    boolean ram =
        draft.value(Part.MEMORY_MAP).stream()
            .flatMap(map -> map.usable())
            .anyMatch(range -> range.overlaps(page));
    boolean told =
        draft.registers().stream()
            .map(t -> t.value())
            .anyMatch(r -> MemoryRange.ofSize(r.address(), bytes(r)).overlaps(page));
    if (start != 0 && start == page.start() && !ram && !told) {
      draft.tellRegisters(
          doubt.isEmpty()
              ? Told.of(unit, "Features, as the kernel prints them.")
              : Told.of(unit, "A sane unit's, assumed.").doubting(Kind.REGISTERS, doubt));
    }
  }

  private static long bytes(RegisterPage page) {
    return Math.max(Pages.SIZE, page.content().length());
  }

  /** The unit is a PCI function, too, and is started through its configuration space. */
  private static void function(List<PciFunction> functions, IvrsUnit unit) {
    PciFunction function =
        functions.stream()
            .filter(f -> f.address().equals(unit.address()))
            .findFirst()
            .orElseGet(() -> made(unit.address()));
    if (function.config().u32(unit.capability()) == 0) {
      functions.remove(function);
      functions.add(startable(function, unit.capability()));
    }
  }

  private static PciFunction made(PciAddress address) {
    return new PciFunction(
        address,
        "AMD-Vi unit",
        AMD,
        0,
        LoggedIvrs.UNIT_CLASS,
        0,
        0,
        false,
        Optional.empty(),
        Bytes.EMPTY);
  }

  private static PciFunction startable(PciFunction f, int capability) {
    byte[] config =
        Arrays.copyOf(f.config().toArray(), Math.max(CONFIG_BYTES, f.config().length()));
    ByteBuffer.wrap(config).order(ByteOrder.LITTLE_ENDIAN).putInt(capability, AMD_CAPABILITY);
    return f.withConfig(Bytes.of(config));
  }
}

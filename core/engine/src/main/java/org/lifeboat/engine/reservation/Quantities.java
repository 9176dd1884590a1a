package org.lifeboat.engine.reservation;

import java.util.Optional;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.firmware.Processor.Vendor;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.engine.firmware.MemoryMaps;
import org.lifeboat.engine.parameters.AffinityParameters;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.ReservationStep.Quantity;

/** How many of something a machine has. */
final class Quantities {
  /** The common header, the local APICs' address, flags (ACPI specification 5.2.12). */
  private static final int FIRST_CONTROLLER = 44;

  private static final int IO_APIC = 1;

  /** struct cpu_entry_area: descriptors, stacks and their guards, debug stores. */
  private static final long ENTRY_AREA_PAGES = 57;

  /** Up to the stack for machine checks. */
  private static final long ENTRY_AREA_PAGES_IN_USE = 17;

  private static final long PAGES_PER_TABLE = 512;

  private final Machine machine;
  private final CommandLine commandLine;
  private final NodeRam ram;
  private final SectionMap sections;

  Quantities(Machine machine, CommandLine commandLine, NodeRam ram, SectionMap sections) {
    this.machine = machine;
    this.commandLine = commandLine;
    this.ram = ram;
    this.sections = sections;
  }

  /**
   * How many.
   *
   * @param node of this node, where each has its own
   * @param map the memory map as it is by now
   */
  long count(Quantity quantity, int node, FirmwareMap map) {
    return switch (quantity) {
      case SECTION -> sections.count(node);
      case MAP_ENTRY -> map.entries().size();
      case FIRMWARE_MAP_ENTRY -> MemoryMaps.sanitized(machine.firmwareMap()).entries().size();
      case NOSAVE_REGION -> nosaveRegions(map);
      case COMMAND_LINE_BYTE -> commandLine.text().length() + 1L;
      case NODE -> ram.nodes().size();
      case PROCESSOR_WORD -> (machine.processor().possible() + Long.SIZE - 1) / Long.SIZE;
      case ENTRY_AREA_TABLE -> entryAreaTables(machine.processor());
      case IO_APIC -> table("APIC").map(t -> ioApics(t.content())).orElse(1L);
      case HPET -> table("HPET").stream().count();
    };
  }

  /**
   * The areas lie one behind the other, behind a page for all
   * (arch/x86/mm/cpu_entry_area.c:setup_cpu_entry_area, without random places). Only Intel's
   * processors have debug stores at the end of theirs.
   */
  private static long entryAreaTables(Processor processor) {
    long last = processor.vendor() == Vendor.INTEL ? ENTRY_AREA_PAGES : ENTRY_AREA_PAGES_IN_USE;
    long pages = 1 + (processor.possible() - 1L) * ENTRY_AREA_PAGES + last;
    return (pages + PAGES_PER_TABLE - 1) / PAGES_PER_TABLE;
  }

  private Optional<FirmwareTable> table(String signature) {
    return machine.firmware().tables().stream()
        .filter(t -> t.signature().equals(signature) && !AffinityParameters.acpiOff(commandLine))
        .findFirst();
  }

  private static long ioApics(Bytes table) {
    long count = 0;
    int at = FIRST_CONTROLLER;
    while (at + 2 <= table.length() && table.u8(at + 1) >= 2) {
      count += table.u8(at) == IO_APIC ? 1 : 0;
      at += table.u8(at + 1);
    }
    return count;
  }

  /**
   * Stretches that hibernation leaves alone: between entries of the map and those that are not RAM,
   * up to the end of RAM; neighbours are one
   * (arch/x86/kernel/e820.c:e820__register_nosave_regions).
   */
  private static long nosaveRegions(FirmwareMap map) {
    long limit = Pages.pfnDown(map.endOfRam());
    long count = 0;
    long pfn = 0;
    long lastEnd = -1;
    for (FirmwareMap.Entry entry : map.entries()) {
      long first = Pages.pfnUp(entry.range().start());
      long end = Pages.pfnDown(entry.range().end());
      boolean isRam = entry.kind() == FirmwareMap.Kind.USABLE;
      long regionEnd = isRam ? first : Math.max(first, end);
      if (pfn < regionEnd) {
        count += pfn == lastEnd ? 0 : 1;
        lastEnd = regionEnd;
      }
      pfn = end;
      if (pfn >= limit) {
        break;
      }
    }
    return count;
  }
}

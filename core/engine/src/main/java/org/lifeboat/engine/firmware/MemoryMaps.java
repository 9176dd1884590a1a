package org.lifeboat.engine.firmware;

import java.util.List;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.engine.parameters.MemoryMapParameters;
import org.lifeboat.engine.parameters.MemoryMapParameters.Change;

/**
 * From the firmware's memory map to the one the kernel works with
 * (arch/x86/kernel/setup.c:setup_arch, steps that touch e820).
 */
public final class MemoryMaps {
  private static final MemoryRange FIRST_PAGE = new MemoryRange(0, 0x1000);
  private static final MemoryRange BIOS_HOLE = new MemoryRange(0xa0000, 0x100000);

  /** What has no page frame number (MAX_PHYSMEM_BITS of x86-64 with five levels of page tables). */
  private static final MemoryRange OUT_OF_REACH = new MemoryRange(Pages.ADDRESS_END, -1L);

  private MemoryMaps() {}

  /**
   * Sanitises the map, applies {@code mem=} and {@code memmap=}, and takes from RAM what belongs to
   * the BIOS on every PC (trim_bios_range: the first page, and 640 KB to 1 MB) and what lies at or
   * above 2^52 (mm/sparse.c:mminit_validate_memmodel_limits): {@code memmap=} can put RAM anywhere.
   */
  public static FirmwareMap effective(FirmwareMap raw, CommandLine commandLine) {
    MemoryMapTable trimmed =
        new MemoryMapTable(changed(sanitized(raw), MemoryMapParameters.parse(commandLine)));
    trimmed.change(FIRST_PAGE, Kind.USABLE, Kind.RESERVED);
    trimmed.remove(BIOS_HOLE, Kind.USABLE);
    trimmed.remove(OUT_OF_REACH, Kind.USABLE);
    return trimmed.sanitized();
  }

  private static FirmwareMap changed(FirmwareMap map, List<Change> changes) {
    if (changes.isEmpty()) {
      return map;
    }
    MemoryMapTable table = new MemoryMapTable(map);
    changes.forEach(change -> apply(table, change));
    return table.sanitized();
  }

  /** The map in order and without overlap. */
  public static FirmwareMap sanitized(FirmwareMap raw) {
    return new MemoryMapTable(raw).sanitized();
  }

  /** The map with RAM in a range turned into firmware's storage (arch_reserve_mem_area). */
  public static FirmwareMap withStorage(FirmwareMap map, MemoryRange range) {
    MemoryMapTable table = new MemoryMapTable(map);
    table.change(range, Kind.USABLE, Kind.ACPI_NVS);
    return table.sanitized();
  }

  private static void apply(MemoryMapTable table, Change change) {
    if (change instanceof Change.Exact) {
      table.clear();
    } else if (change instanceof Change.Limit limit) {
      table.remove(new MemoryRange(limit.bytes(), -1L), Kind.USABLE);
    } else if (change instanceof Change.Add add) {
      table.add(add.range(), add.kind());
    } else if (change instanceof Change.Convert convert) {
      table.change(convert.range(), convert.from(), convert.to());
    } else if (change instanceof Change.Remove remove) {
      table.remove(remove.range(), remove.kind());
    }
  }
}

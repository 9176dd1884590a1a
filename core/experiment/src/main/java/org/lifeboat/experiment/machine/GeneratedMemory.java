package org.lifeboat.experiment.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;

/**
 * The memory of a PC: low RAM with ACPI's tables at its end, as far down as something else is
 * reserved there, a hole for devices, the rest above 4 GB.
 *
 * @param map ascending, without overlap
 * @param tables where ACPI's tables lie
 */
record GeneratedMemory(FirmwareMap map, MemoryRange tables) {
  private static final long KB = 1L << 10;
  private static final long MB = 1L << 20;
  private static final MemoryRange CONVENTIONAL = new MemoryRange(0, 0x9_fc00);

  /**
   * What every PC reserves: BIOS data and ROM, configuration space, I/O APIC and chip set, flash.
   */
  private static final List<MemoryRange> BOARD =
      List.of(
          new MemoryRange(0x9_fc00, 0xa_0000),
          new MemoryRange(0xf_0000, 0x10_0000),
          new MemoryRange(0xf000_0000L, 0xf400_0000L),
          new MemoryRange(0xfec0_0000L, 0xfec0_1000L),
          new MemoryRange(0xfed1_c000L, 0xfed2_0000L),
          new MemoryRange(0xff00_0000L, 0x1_0000_0000L));

  /**
   * Lays it out.
   *
   * @param bytes RAM
   * @param lowEnd where low RAM ends, at most 3.5 GB and at most {@code bytes}
   * @param tableBytes room for ACPI's tables; there is some in any case
   * @param more what else is reserved, anywhere
   */
  static GeneratedMemory of(long bytes, long lowEnd, long tableBytes, List<MemoryRange> more) {
    List<MemoryRange> reserved = Spans.union(Stream.concat(BOARD.stream(), more.stream()));
    MemoryRange low = new MemoryRange(MB, lowEnd);
    long room = Pages.roundUp(Math.max(tableBytes, 1), 64 * KB);
    MemoryRange tables =
        LoaderRoom.highest(Spans.minus(List.of(low), reserved), room)
            .orElse(new MemoryRange(lowEnd - room, lowEnd));
    List<MemoryRange> usable = new ArrayList<>(List.of(CONVENTIONAL, low));
    usable.addAll(RamGrowth.above4G(0, bytes - lowEnd, reserved));
    List<Entry> entries = new ArrayList<>(List.of(new Entry(tables, Kind.ACPI_DATA)));
    Spans.minus(reserved, List.of(tables))
        .forEach(range -> entries.add(new Entry(range, Kind.RESERVED)));
    Spans.minus(usable, Spans.union(Stream.concat(reserved.stream(), Stream.of(tables))))
        .forEach(range -> entries.add(new Entry(range, Kind.USABLE)));
    entries.sort(Comparator.comparing(Entry::range));
    return new GeneratedMemory(new FirmwareMap(entries), tables);
  }

  /** Usable memory below 4 GB, ascending. */
  List<MemoryRange> low() {
    return map.usable().filter(r -> r.end() <= InstalledRam.FOUR_GB).toList();
  }
}

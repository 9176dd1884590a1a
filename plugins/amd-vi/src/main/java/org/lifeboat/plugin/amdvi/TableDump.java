package org.lifeboat.plugin.amdvi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.plugin.amdvi.ivrs.EntryLengths;
import org.lifeboat.plugin.amdvi.ivrs.IvhdEntry;
import org.lifeboat.plugin.amdvi.ivrs.IvrsBlock;
import org.lifeboat.plugin.amdvi.ivrs.IvrsTable;

/**
 * What the driver tells of the table where {@code amd_iommu_dump} asks for it
 * (drivers/iommu/amd/amd_iommu_types.h:DUMP_printk, whose lines have the driver's prefix twice). It
 * prints the bytes as they are, so it reads them itself.
 *
 * @param wanted whether it says anything at all
 */
record TableDump(boolean wanted, KernelLog log) {
  private static final int FLAGS_OFFSET = 1;
  private static final int CAPABILITY_OFFSET = 6;
  private static final int INFO_OFFSET = 18;
  private static final int REMAPPED_MEMORY = 1 << 0 | 1 << 3;

  void type(int type) {
    line("Using IVHD type %s", type == 0 ? "0" : KernelLog.hex(type));
  }

  void unit(Bytes table, IvrsBlock block) {
    int at = block.offset();
    line(
        "device: %s cap: %04x flags: %x info %04x",
        place(table.u16(at + 16), block.deviceId()),
        table.u16(at + CAPABILITY_OFFSET),
        table.u8(at + FLAGS_OFFSET),
        table.u16(at + INFO_OFFSET));
    line(
        "       mmio-addr: %016x",
        table.u32(at + 8) & 0xffff_ffffL | (long) table.u32(at + 12) << 32);
  }

  void segment(int number, int lastRequester) {
    line("PCI segment : 0x%x, last bdf : 0x%04x", number, lastRequester);
  }

  /** An entry by its line, see {@link #entries}. */
  void entry(String line) {
    if (!line.isEmpty()) {
      line("%s", line);
    }
  }

  void acpiDevice(String hardwareId, String uniqueId, int segment, int requester) {
    line("  DEV_ACPI_HID(%s[%s])\t\tdevid: %s", hardwareId, uniqueId, place(segment, requester));
  }

  /**
   * Memory that devices must reach; what has neither of two flags is passed over
   * (init_memory_definitions, init_unity_map_range).
   *
   * @param lastRequesters the highest requester id of each segment
   */
  void memory(IvrsTable table, Map<Integer, Integer> lastRequesters) {
    for (IvrsBlock block : table.blocks()) {
      if (block instanceof IvrsBlock.Ivmd memory && (memory.flags() & REMAPPED_MEMORY) != 0) {
        int segment = table.content().u16(block.offset() + 8);
        memory(memory, segment, lastRequesters.getOrDefault(segment, 0));
      }
    }
  }

  private void memory(IvrsBlock.Ivmd block, int segment, int lastRequester) {
    boolean all = block.type() == 0x20;
    String name =
        switch (block.type()) {
          case 0x20 -> "IVMD_TYPE_ALL\t\t";
          case 0x21 -> "IVMD_TYPEi\t\t\t";
          default -> "IVMD_TYPE_RANGE\t\t";
        };
    int last =
        switch (block.type()) {
          case 0x20 -> lastRequester;
          case 0x21 -> block.deviceId();
          default -> block.lastDeviceId();
        };
    long start = Pages.roundUp(block.start(), Pages.SIZE);
    line(
        "%s devid_start: %s devid_end: %s range_start: %016x range_end: %016x flags: %x",
        name,
        place(segment, all ? 0 : block.deviceId()),
        place(segment, last),
        start,
        start + Pages.roundUp(block.bytes(), Pages.SIZE),
        block.flags());
  }

  /** A line for each entry of a block, empty for one that has none or a line elsewhere. */
  List<String> entries(Bytes table, IvrsBlock.Ivhd block) {
    List<String> lines = new ArrayList<>();
    int at = block.offset() + IvrsBlock.Ivhd.headerBytes(block.type());
    for (int i = 0; wanted && i < block.entries().size(); i++) {
      lines.add(entry(table, at, block.segment()));
      at += EntryLengths.WITH_ACPI_DEVICES.of(table, at);
    }
    return lines;
  }

  private static String entry(Bytes table, int at, int segment) {
    String place = "devid: " + place(segment, table.u16(at + 1));
    String flags = " flags: %02x".formatted(table.u8(at + 3));
    int second = table.u16(at + 5);
    String extended = " ext: %08x".formatted(table.u32(at + 4));
    return switch (table.u8(at)) {
      case 0x01 -> "  DEV_ALL\t\t\t" + flags.strip();
      case 0x02 -> "  DEV_SELECT\t\t\t " + place + flags;
      case 0x03 -> "  DEV_SELECT_RANGE_START\t " + place + flags;
      case 0x04 -> "  DEV_RANGE_END\t\t " + place;
      case 0x42 ->
          "  DEV_ALIAS\t\t\t " + place + flags + " devid_to: " + place(0, second).substring(5);
      case 0x43 ->
          "  DEV_ALIAS_RANGE\t\t " + place + flags + " devid_to: " + place(segment, second);
      case 0x46 -> "  DEV_EXT_SELECT\t\t " + place + flags + extended;
      case 0x47 -> "  DEV_EXT_SELECT_RANGE\t " + place + flags + extended;
      case 0x48 ->
          "  DEV_SPECIAL(%s[%s])\t\tdevid: %s"
              .formatted(variety(table.u8(at + 7)), table.u8(at + 4), place(segment, second));
      default -> "";
    };
  }

  private static String variety(int number) {
    return switch (number) {
      case IvhdEntry.Special.IO_APIC -> "IOAPIC";
      case IvhdEntry.Special.HPET -> "HPET";
      default -> "UNKNOWN";
    };
  }

  private static String place(int segment, int requester) {
    return "%04x:%02x:%02x.%x"
        .formatted(segment, requester >> 8 & 0xff, requester >> 3 & 31, requester & 7);
  }

  private void line(String format, Object... arguments) {
    if (wanted) {
      log.info("AMD-Vi: " + format, arguments);
    }
  }
}

package org.lifeboat.firmware.consequence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.firmware.decode.DmarLayouts;
import org.lifeboat.firmware.decode.IvrsLayouts;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.decode.Table;

/**
 * Registers of sane units where a table says that units are: none at address 0, and of units that
 * would overlap only the first.
 */
final class TrialRegisters {
  /** Twice as many as a kernel serves. */
  private static final int MOST = 2048;

  private static final int VTD_BYTES = 0x1000;
  private static final int AMD_BYTES = 0x4000;

  /** Version, capabilities and extended capabilities of a Kaby Lake's unit. */
  private static final int VTD_VERSION = 0x10;

  private static final long VTD_CAPABILITIES = 0xd2008c40660462L;
  private static final long VTD_EXTENDED = 0xf050daL;

  private static final int AMD_FEATURES = 0x30;
  private static final int AMD_FEATURES_2 = 0x1a0;

  private TrialRegisters() {}

  static List<RegisterPage> of(Table table) {
    Map<Long, RegisterPage> pages = new TreeMap<>(Long::compareUnsigned);
    for (Structure structure : table.structures()) {
      if (structure.is(DmarLayouts.DRHD)) {
        add(pages, structure.number(DmarLayouts.REGISTERS), intel());
      } else if (IvrsLayouts.isUnit(structure)) {
        add(pages, structure.number(IvrsLayouts.REGISTERS), amd(structure));
      }
    }
    return new ArrayList<>(pages.values());
  }

  private static void add(Map<Long, RegisterPage> pages, long address, Bytes content) {
    long start = address & -Pages.SIZE;
    MemoryRange range = MemoryRange.ofSize(start, content.length());
    boolean free =
        pages.values().stream()
            .noneMatch(p -> MemoryRange.ofSize(p.address(), p.content().length()).overlaps(range));
    if (start != 0 && free && pages.size() < MOST) {
      pages.put(start, new RegisterPage(start, content, true));
    }
  }

  private static Bytes intel() {
    ByteBuffer page = ByteBuffer.allocate(VTD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    page.putInt(0, VTD_VERSION).putLong(8, VTD_CAPABILITIES).putLong(16, VTD_EXTENDED);
    return Bytes.of(page.array());
  }

  private static Bytes amd(Structure unit) {
    ByteBuffer page = ByteBuffer.allocate(AMD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    page.putLong(AMD_FEATURES, unit.number(IvrsLayouts.FEATURES));
    page.putLong(AMD_FEATURES_2, unit.number(IvrsLayouts.FEATURES_2));
    return Bytes.of(page.array());
  }
}

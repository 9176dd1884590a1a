package org.lifeboat.evidence.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.memory.MemoryRange;

/**
 * Memory that DMAR and IVRS tables say firmware's own devices use: RMRRs (VT-d 8.4) and IVMDs
 * (AMD-Vi 5.2.2.3). A memory map that fits the table reserves it.
 */
public final class ReservedRegions {
  private static final int FIRST_STRUCTURE = 48;
  private static final int RMRR = 1;
  private static final Set<Integer> IVMD = Set.of(0x20, 0x21, 0x22);

  /** What is larger is no region but a mistake. */
  private static final long MOST_BYTES = 2L << 30;

  private static final int MOST = 1024;

  private ReservedRegions() {}

  /** Those of a table, in its order; empty for any other table. */
  public static List<MemoryRange> of(FirmwareTable table) {
    boolean dmar = table.signature().equals("DMAR");
    List<MemoryRange> regions = new ArrayList<>();
    if (!dmar && !table.signature().equals("IVRS")) {
      return regions;
    }
    var content = table.content();
    int at = FIRST_STRUCTURE;
    while (at + 4 <= content.length() && content.u16(at + 2) >= 4 && regions.size() < MOST) {
      if (dmar && content.u16(at) == RMRR) {
        add(regions, content.u64(at + 8), content.u64(at + 16) + 1 - content.u64(at + 8));
      } else if (!dmar && IVMD.contains(content.u8(at))) {
        add(regions, content.u64(at + 16), content.u64(at + 24));
      }
      at += content.u16(at + 2);
    }
    return regions;
  }

  private static void add(List<MemoryRange> regions, long start, long bytes) {
    boolean possible = start >= 0 && bytes > 0 && bytes <= MOST_BYTES && start + bytes > 0;
    if (possible) {
      regions.add(MemoryRange.ofSize(start, bytes));
    }
  }
}

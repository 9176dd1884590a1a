package org.lifeboat.evidence.table;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;

/**
 * Where DMAR and IVRS tables say that remapping units have their registers, right or wrong: the
 * question is which addresses a kernel may come to read.
 */
public final class RemappingUnits {
  /** DMAR: header, address width, flags (VT-d specification 8.1). IVRS: header, IVinfo (5.2.1). */
  private static final int FIRST_STRUCTURE = 48;

  /** In both kinds of table the register base stands here (VT-d 8.3, AMD-Vi table 95). */
  private static final int BASE_OFFSET = 8;

  /** Twice as many as a kernel serves (DMAR_UNITS_SUPPORTED of include/linux/dmar.h). */
  private static final int MOST = 2048;

  private static final Set<Integer> IVRS_UNITS = Set.of(0x10, 0x11, 0x40);

  private RemappingUnits() {}

  /** The register addresses in these tables, ascending, each once; of very many the first. */
  public static Set<Long> addresses(List<FirmwareTable> tables) {
    Set<Long> addresses = new TreeSet<>(Long::compareUnsigned);
    for (FirmwareTable table : tables) {
      switch (table.signature()) {
        case "DMAR" -> collect(table.content(), true, addresses);
        case "IVRS" -> collect(table.content(), false, addresses);
        default -> {}
      }
    }
    return addresses;
  }

  private static void collect(Bytes table, boolean dmar, Set<Long> addresses) {
    int at = FIRST_STRUCTURE;
    while (at + 4 <= table.length()) {
      int type = dmar ? table.u16(at) : table.u8(at);
      int bytes = table.u16(at + 2);
      if (addresses.size() < MOST && (dmar ? type == 0 : IVRS_UNITS.contains(type))) {
        addresses.add(table.u64(at + BASE_OFFSET));
      }
      if (bytes < 4) {
        return;
      }
      at += bytes;
    }
  }
}

package org.lifeboat.evidence.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.evidence.log.KernelLog;
import org.lifeboat.evidence.log.LoggedMemory;
import org.lifeboat.evidence.log.LoggedPci;
import org.lifeboat.evidence.table.LoggedGart;
import org.lifeboat.evidence.table.LoggedIvrs;

/**
 * The PCI functions of a log's machine: those that it shows, and those that must be there although
 * it is cut before it shows them. Without northbridges whose GART the kernel does not look at.
 */
final class Functions {
  private static final int ETHERNET = 0x020000;
  private static final int HOST_BRIDGE = 0x060000;
  private static final int AMD = 0x1022;
  private static final int K10_NORTHBRIDGE = 0x1203;

  private Functions() {}

  static List<PciFunction> of(KernelLog log) {
    List<PciFunction> functions =
        new ArrayList<>(
            new LoggedPci(log)
                .functions().stream()
                    .filter(f -> !Northbridges.isOne(f) || Northbridges.areLookedAt(log))
                    .toList());
    boolean cut = functions.isEmpty();
    for (int node : LoggedGart.words(log).keySet()) {
      PciFunction northbridge = made(0x18 + node, 3, AMD, K10_NORTHBRIDGE, HOST_BRIDGE, 0);
      if (functions.stream().noneMatch(f -> f.address().equals(northbridge.address()))) {
        functions.add(northbridge);
      }
    }
    if (new LoggedMemory(log).hasTable("IVRS") && LoggedIvrs.units(functions).isEmpty()) {
      functions.add(LoggedIvrs.assumedUnit());
    }
    if (cut) {
      functions.add(made(1, 0, 0, 0, ETHERNET, 32));
    }
    return List.copyOf(functions);
  }

  private static PciFunction made(
      int device, int function, int vendor, int id, int classCode, int maskBits) {
    return new PciFunction(
        new PciAddress(0, 0, device, function),
        "",
        vendor,
        id,
        classCode,
        maskBits,
        maskBits,
        false,
        Optional.empty(),
        Bytes.EMPTY);
  }
}

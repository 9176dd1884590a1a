package org.lifeboat.evidence.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.evidence.log.KernelLog;
import org.lifeboat.evidence.log.LoggedMemory;
import org.lifeboat.evidence.log.LoggedPci;
import org.lifeboat.evidence.table.LoggedDmar;
import org.lifeboat.evidence.table.LoggedGart;
import org.lifeboat.evidence.table.LoggedIvrs;

/**
 * The PCI functions of a log's machine: those that it shows, and those that must be there although
 * it is cut before it shows them. Without northbridges whose GART the kernel does not look at.
 */
final class Functions {
  /** No class of the specification, so that nobody takes it for a device that is there. */
  private static final int SOME_DEVICE = 0xff0000;

  private static final int LAST_DEVICE = 0x1f;
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
    for (int node : LoggedGart.words(log).keySet()) {
      PciFunction northbridge = made(0x18 + node, 3, "", AMD, K10_NORTHBRIDGE, HOST_BRIDGE);
      if (functions.stream().noneMatch(f -> f.address().equals(northbridge.address()))) {
        functions.add(northbridge);
      }
    }
    if (new LoggedMemory(log).hasTable("IVRS") && LoggedIvrs.units(functions).isEmpty()) {
      functions.add(LoggedIvrs.assumedUnit());
    }
    if (functions.stream().noneMatch(Functions::usesDma)) {
      functions.add(standIn(functions));
    }
    return finished(functions, log);
  }

  /** Whether a function is one that a log shows and that starts DMA. */
  static boolean usesDma(PciFunction f) {
    return f.vendorId() != 0 && DeviceClasses.maskBits(f.classCode()) > 0;
  }

  /** A device of 32 bits, for those that the log does not show. */
  private static PciFunction standIn(List<PciFunction> functions) {
    return IntStream.rangeClosed(1, LAST_DEVICE)
        .mapToObj(
            device -> made(device, 0, "a device of 32 bits, if there is one", 0, 0, SOME_DEVICE))
        .filter(made -> functions.stream().noneMatch(f -> f.address().equals(made.address())))
        .findFirst()
        .orElseThrow();
  }

  /** With what drivers ask for, the words of northbridges, and a port that leads outside. */
  private static List<PciFunction> finished(List<PciFunction> functions, KernelLog log) {
    boolean external = new LoggedDmar(log).optsIn();
    List<PciFunction> finished = new ArrayList<>();
    for (PciFunction f : functions) {
      boolean port = external && f.bridge().isPresent() && f.address().bus() == 0;
      external &= !port;
      int bits = DeviceClasses.maskBits(f.classCode());
      finished.add(
          new PciFunction(
              f.address(),
              f.name().isEmpty() ? DeviceClasses.name(f.classCode()).orElse("") : f.name(),
              f.vendorId(),
              f.deviceId(),
              f.classCode(),
              bits,
              bits,
              port,
              f.bridge(),
              Northbridges.config(f, log)));
    }
    return List.copyOf(finished);
  }

  private static PciFunction made(
      int device, int function, String name, int vendor, int id, int classCode) {
    return new PciFunction(
        new PciAddress(0, 0, device, function),
        name,
        vendor,
        id,
        classCode,
        0,
        0,
        false,
        Optional.empty(),
        Bytes.EMPTY);
  }
}

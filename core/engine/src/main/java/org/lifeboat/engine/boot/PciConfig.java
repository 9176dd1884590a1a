package org.lifeboat.engine.boot;

import java.util.List;
import java.util.OptionalInt;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;

/**
 * Configuration space of a function: what is known of it, else what its ids imply (PCI Local Bus
 * Specification 3.0, section 6.1).
 */
final class PciConfig {
  private static final int IDS = 0x00;
  private static final int CLASS = 0x08;
  private static final int HEADER = 0x0c;
  private static final int BUSES = 0x18;
  private static final int BRIDGE_HEADER = 1 << 16;
  private static final int MULTIFUNCTION = 1 << 23;

  private PciConfig() {}

  /** The 32 bits at a multiple of 4; empty where no function answers. */
  static OptionalInt read(List<PciFunction> functions, PciAddress address, int offset) {
    for (PciFunction function : functions) {
      if (function.address().equals(address)) {
        int known = function.config().u32(offset);
        return OptionalInt.of(known != 0 ? known : implied(functions, function, offset));
      }
    }
    return OptionalInt.empty();
  }

  private static int implied(List<PciFunction> functions, PciFunction function, int offset) {
    return switch (offset) {
      case IDS -> function.deviceId() << 16 | function.vendorId();
      case CLASS -> function.classCode() << 8;
      case HEADER ->
          (function.bridge().isPresent() ? BRIDGE_HEADER : 0)
              | (hasSiblings(functions, function.address()) ? MULTIFUNCTION : 0);
      case BUSES ->
          function
              .bridge()
              .map(b -> b.subordinate() << 16 | b.secondary() << 8 | function.address().bus())
              .orElse(0);
      default -> 0;
    };
  }

  private static boolean hasSiblings(List<PciFunction> functions, PciAddress address) {
    return functions.stream()
        .map(PciFunction::address)
        .anyMatch(
            a ->
                a.segment() == address.segment()
                    && a.bus() == address.bus()
                    && a.device() == address.device()
                    && a.function() != address.function());
  }
}

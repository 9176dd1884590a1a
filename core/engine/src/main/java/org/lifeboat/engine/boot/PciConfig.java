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

  /**
   * The 32 bits at a multiple of 4; empty where no function answers.
   *
   * @param functions ascending by address
   */
  static OptionalInt read(List<PciFunction> functions, PciAddress address, int offset) {
    int at = find(functions, address);
    if (at < 0) {
      return OptionalInt.empty();
    }
    int known = functions.get(at).config().u32(offset);
    return OptionalInt.of(known != 0 ? known : implied(functions, at, offset));
  }

  private static int find(List<PciFunction> functions, PciAddress address) {
    int low = 0;
    int high = functions.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = functions.get(middle).address().compareTo(address);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return -1;
  }

  private static int implied(List<PciFunction> functions, int at, int offset) {
    PciFunction function = functions.get(at);
    return switch (offset) {
      case IDS -> function.deviceId() << 16 | function.vendorId();
      case CLASS -> function.classCode() << 8;
      case HEADER ->
          (function.bridge().isPresent() ? BRIDGE_HEADER : 0)
              | (sharesSlot(functions, at, at - 1) || sharesSlot(functions, at, at + 1)
                  ? MULTIFUNCTION
                  : 0);
      case BUSES ->
          function
              .bridge()
              .map(b -> b.subordinate() << 16 | b.secondary() << 8 | function.address().bus())
              .orElse(0);
      default -> 0;
    };
  }

  private static boolean sharesSlot(List<PciFunction> functions, int at, int neighbour) {
    if (neighbour < 0 || neighbour >= functions.size()) {
      return false;
    }
    PciAddress one = functions.get(at).address();
    PciAddress other = functions.get(neighbour).address();
    return one.segment() == other.segment()
        && one.bus() == other.bus()
        && one.device() == other.device();
  }
}

package org.lifeboat.evidence.source;

import java.util.Map;

/**
 * How many address bits the drivers of Linux ask for, by class of device: a guess, which holds for
 * most devices of a class.
 */
final class DeviceMasks {
  private static final int NO_DMA = 0;
  private static final int UNTOLD = 32;

  /** Base and sub class (PCI Code and ID Assignment Specification). */
  private static final Map<Integer, Integer> BITS =
      Map.of(
          0x0106, 64, 0x0107, 64, 0x0108, 64, 0x0200, 64, 0x0280, 36, 0x0300, 40, 0x0403, 64,
          0x0c05, NO_DMA, 0x0806, NO_DMA);

  /** Of serial bus controllers only xHCI reaches far (programming interface 30h). */
  private static final int XHCI = 0x0c0330;

  private static final int BRIDGES = 0x06;

  private DeviceMasks() {}

  static int bits(int classCode) {
    if (classCode >>> 16 == BRIDGES) {
      return NO_DMA;
    }
    return classCode == XHCI ? 64 : BITS.getOrDefault(classCode >>> 8, UNTOLD);
  }
}

package org.lifeboat.plugin.amdvi;

import org.lifeboat.api.firmware.Registers;

/**
 * The registers of a unit that the driver reads (AMD I/O Virtualization Technology specification,
 * section 3.4).
 */
final class UnitRegisters {
  /** Control register; bit 0 switches translation on. */
  static final int CONTROL = 0x18;

  private static final int EXTENDED_FEATURES = 0x30;
  private static final int EXTENDED_FEATURES_2 = 0x1a0;

  private UnitRegisters() {}

  static boolean translating(Registers registers) {
    return (registers.read64(CONTROL) & 1) != 0;
  }

  static long features(Registers registers) {
    return registers.read64(EXTENDED_FEATURES);
  }

  static long features2(Registers registers) {
    return registers.read64(EXTENDED_FEATURES_2);
  }
}

package org.lifeboat.evidence.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.memory.Pages;

/** The registers of remapping units, as far as a kernel looks at them before it starts one. */
final class UnitPages {
  private static final int VERSION = 0;
  private static final int CAPABILITIES = 8;
  private static final int EXTENDED = 0x10;
  private static final int AMD_FEATURES = 0x30;

  private UnitPages() {}

  /** A VT-d unit's (specification 11.4). */
  static RegisterPage intel(long address, int version, long capabilities, long extended) {
    byte[] page = new byte[Pages.SIZE];
    words(page)
        .putInt(VERSION, version)
        .putLong(CAPABILITIES, capabilities)
        .putLong(EXTENDED, extended);
    return new RegisterPage(address, Bytes.of(page), true);
  }

  /** An AMD-Vi unit's (specification 3.4). */
  static RegisterPage amd(long address, long features) {
    byte[] page = new byte[Pages.SIZE];
    words(page).putLong(AMD_FEATURES, features);
    return new RegisterPage(address, Bytes.of(page), true);
  }

  private static ByteBuffer words(byte[] page) {
    return ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
  }
}

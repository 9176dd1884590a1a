package org.lifeboat.evidence.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.evidence.log.KernelLog;
import org.lifeboat.evidence.table.LoggedGart;
import org.lifeboat.evidence.table.LoggedGart.Words;

/** The northbridges of AMD's older processors, of which each has a GART in its function 3. */
final class Northbridges {
  private static final int AMD = 0x1022;
  private static final int FIRST_DEVICE = 0x18;
  private static final int GART_FUNCTION = 3;

  /** BIOS and Kernel Developer's Guide for AMD Family 10h: D18F3x90 and D18F3x94. */
  private static final int CONTROL = 0x90;

  private static final int BASE = 0x94;
  private static final int CONFIG_BYTES = 256;

  private Northbridges() {}

  static boolean isOne(PciFunction f) {
    return f.vendorId() == AMD
        && f.address().bus() == 0
        && f.address().device() >= FIRST_DEVICE
        && f.address().function() == GART_FUNCTION;
  }

  /** A kernel that is built with the driver says so first of all. */
  static boolean areLookedAt(KernelLog log) {
    return log.messages().stream().anyMatch(m -> m.endsWith("Checking aperture..."));
  }

  /** What the kernel read of one's configuration space; no bytes of any other function. */
  static Bytes config(PciFunction f, KernelLog log) {
    Words words = isOne(f) ? LoggedGart.words(log).get(f.address().device() - FIRST_DEVICE) : null;
    if (words == null) {
      return Bytes.EMPTY;
    }
    ByteBuffer config = ByteBuffer.allocate(CONFIG_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    config.putInt(CONTROL, words.control()).putInt(BASE, words.base());
    return Bytes.of(config.array());
  }
}

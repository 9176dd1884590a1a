package org.lifeboat.evidence.source;

import java.util.Optional;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.evidence.log.KernelLog;
import org.lifeboat.evidence.table.LoggedGart;
import org.lifeboat.evidence.table.LoggedGart.Words;

/** The northbridges of AMD's older processors, of which each has a GART in its function 3. */
final class Northbridges {
  private static final int AMD = 0x1022;
  private static final int FIRST_DEVICE = 0x18;
  private static final int GART_FUNCTION = 3;

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

  /** What the kernel read of one. */
  static Optional<Words> words(PciFunction f, KernelLog log) {
    return isOne(f)
        ? Optional.ofNullable(LoggedGart.words(log).get(f.address().device() - FIRST_DEVICE))
        : Optional.empty();
  }
}

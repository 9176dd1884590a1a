package org.lifeboat.plugin.intelvtd.linux61;

import java.util.Set;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.api.stage.Stage;

/**
 * The first steppings of Intel's 5500 and 5520 chipsets remap interrupts wrongly
 * (arch/x86/kernel/early-quirks.c:intel_remapping_check).
 */
final class ChipsetErratum {
  private static final PciAddress HOST_BRIDGE = new PciAddress(0, 0, 0, 0);
  private static final int INTEL = 0x8086;
  private static final Set<Integer> CHIPSETS = Set.of(0x3403, 0x3405, 0x3406);
  private static final int LAST_BAD_REVISION = 0x13;
  private static final int LATE_BAD_CHIPSET = 0x3405;
  private static final int LATE_BAD_REVISION = 0x22;

  private ChipsetErratum() {}

  /** Whether the chipset has it; the kernel then says so and parses no table at this stage. */
  static boolean found(Stage stage) {
    int ids = stage.readPciConfig(HOST_BRIDGE, 0x00).orElse(-1);
    int device = ids >>> 16;
    if ((ids & 0xffff) != INTEL || !CHIPSETS.contains(device)) {
      return false;
    }
    int revision = stage.readPciConfig(HOST_BRIDGE, 0x08).orElse(-1) & 0xff;
    boolean bad =
        revision <= LAST_BAD_REVISION
            || (device == LATE_BAD_CHIPSET && revision == LATE_BAD_REVISION);
    if (bad) {
      stage.print(
          Severity.WARNING,
          """
          DMAR-IR: This system BIOS has enabled interrupt remapping
          on a chipset that contains an erratum making that
          feature unstable.  To maintain system stability
          interrupt remapping is being disabled.  Please
          contact your BIOS vendor for an update\
          """);
    }
    return bad;
  }
}

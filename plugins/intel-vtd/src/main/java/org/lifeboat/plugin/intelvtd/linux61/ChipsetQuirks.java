package org.lifeboat.plugin.intelvtd.linux61;

import java.util.Set;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.plugin.intelvtd.kernel.Switches;

/**
 * Chipsets on which graphics must not be translated, and others with flaws (the header fix-ups of
 * drivers/iommu/intel/iommu.c). The kernel applies them while it enumerates PCI, some time before
 * the driver starts; no line of the driver comes between.
 */
final class ChipsetQuirks {
  private static final int INTEL = 0x8086;

  /** G4x, GM45, Q35, QM57 (quirk_iommu_igfx). */
  private static final Set<Integer> NO_GRAPHICS =
      Set.of(0x29b2, 0x2a40, 0x2e00, 0x2e10, 0x2e20, 0x2e30, 0x2e40, 0x2e90, 0x0044);

  /** Broadwell graphics: 0x1602 to 0x163e in four rows of these endings (quirk_iommu_igfx). */
  private static final Set<Integer> BROADWELL_ENDINGS = Set.of(0x2, 0x6, 0xa, 0xb, 0xd, 0xe);

  /** Write buffers must be flushed although the unit does not say so (quirk_iommu_rwbf). */
  private static final Set<Integer> WRITE_BUFFERS =
      Set.of(0x2a40, 0x2e00, 0x2e10, 0x2e20, 0x2e30, 0x2e40, 0x2e90);

  /**
   * Ironlake hosts, where translated graphics need a shadow table from firmware
   * (quirk_calpella_no_shadow_gtt).
   */
  private static final Set<Integer> CALPELLA = Set.of(0x0040, 0x0062, 0x006a);

  /**
   * High bytes of the device ids of graphics whose unit must stay on once it is on
   * (quirk_igfx_skip_te_disable).
   */
  private static final Set<Integer> STAYS_ON =
      Set.of(0x45, 0x46, 0x4c, 0x4e, 0x8a, 0x98, 0x9a, 0xa7, 0x7d);

  private static final int GRAPHICS_CONTROL_OFFSET = 0x52;
  private static final int SHADOW_TABLE = 0x8 << 8;

  private ChipsetQuirks() {}

  static Switches apply(Switches switches, RuntimeStage stage) {
    Switches result = switches;
    for (PciFunction function : stage.pciFunctions()) {
      if (function.vendorId() == INTEL) {
        result = apply(result, function, stage);
      }
    }
    return result;
  }

  private static Switches apply(Switches switches, PciFunction function, RuntimeStage stage) {
    Switches result = switches;
    int id = function.deviceId();
    if (NO_GRAPHICS.contains(id) || isBroadwell(id)) {
      say(stage, function, "Disabling IOMMU for graphics on this chipset");
      result = result.withoutGraphics();
    }
    if (WRITE_BUFFERS.contains(id)) {
      say(stage, function, "Forcing write-buffer flush capability");
    }
    if (CALPELLA.contains(id) && function.config().length() > GRAPHICS_CONTROL_OFFSET + 1) {
      result = calpella(result, function, stage);
    }
    if (function.isDisplay() && STAYS_ON.contains(id >> 8)) {
      say(stage, function, "Skip IOMMU disabling for graphics");
    }
    return result;
  }

  private static Switches calpella(Switches switches, PciFunction function, RuntimeStage stage) {
    if ((function.config().u16(GRAPHICS_CONTROL_OFFSET) & SHADOW_TABLE) == 0) {
      say(stage, function, "BIOS has allocated no shadow GTT; disabling IOMMU for graphics");
      return switches.withoutGraphics();
    }
    if (switches.mapsGraphics()) {
      say(stage, function, "Disabling batched IOTLB flush on Ironlake");
    }
    return switches;
  }

  private static boolean isBroadwell(int id) {
    return id >> 6 == 0x1600 >> 6 && BROADWELL_ENDINGS.contains(id & 0xf);
  }

  private static void say(RuntimeStage stage, PciFunction function, String text) {
    stage.print(Severity.INFO, "pci %s: DMAR: %s".formatted(function.address(), text));
  }
}

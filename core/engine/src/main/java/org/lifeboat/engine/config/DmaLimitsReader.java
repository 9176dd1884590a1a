package org.lifeboat.engine.config;

import java.util.Optional;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.plugin.Setting.Unit;
import org.lifeboat.load.slots.DmaLimits;

/** Reads what a driver demands of a mapping's place. */
final class DmaLimitsReader {
  static final String ALIGN = "min-align-mask";
  static final String BOUNDARY = "segment-boundary";

  /** Bits of min_align_mask (include/linux/device.h:struct device_dma_parameters). */
  private static final long MOST_ALIGN = 0xffff_ffffL;

  /** Class code of NVMe. */
  private static final int NVME = 0x010802;

  /** NVME_CTRL_PAGE_SIZE - 1: drivers/nvme/host/pci.c sets it as the device's min_align_mask. */
  private static final long NVME_ALIGN = 0xfff;

  private DmaLimitsReader() {}

  /**
   * What an entry says; for the rest what the device's driver sets.
   *
   * @param device whose entry it is; empty after a problem
   */
  static DmaLimits read(Block block, Optional<PciFunction> device) {
    Optional<Long> align =
        block.find(ALIGN).flatMap(n -> mask(n, n.number(Unit.ADDRESS, 0, MOST_ALIGN)));
    Optional<Long> boundary = block.find(BOUNDARY).flatMap(n -> mask(n, n.unsigned()));
    return new DmaLimits(
        align.orElse(usualAlign(device)), boundary.orElse(DmaLimits.USUAL.segmentBoundary()));
  }

  private static long usualAlign(Optional<PciFunction> device) {
    return device.filter(d -> d.classCode() == NVME).isPresent()
        ? NVME_ALIGN
        : DmaLimits.USUAL.minAlignMask();
  }

  private static Optional<Long> mask(Node node, Optional<Long> number) {
    Optional<Long> mask = number.filter(m -> (m & (m + 1)) == 0);
    if (number.isPresent() && mask.isEmpty()) {
      node.problem(
          "0x%x is no mask".formatted(number.get()),
          "ones in the lowest bits and nowhere else, like 0xfff");
    }
    return mask;
  }
}

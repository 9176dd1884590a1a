package org.lifeboat.plugin.intelvtd.unit;

import java.util.OptionalInt;

/**
 * Page-table depths: index n (the kernel's "agaw") is for addresses of 30+9n bits
 * (drivers/iommu/intel/iommu.c:agaw_to_width).
 */
public final class AddressWidths {
  private static final int SMALLEST_BITS = 30;
  private static final int BITS_PER_LEVEL = 9;

  private AddressWidths() {}

  /** Bits of an address with tables of depth {@code agaw}. */
  public static int bits(int agaw) {
    return SMALLEST_BITS + BITS_PER_LEVEL * agaw;
  }

  /** The shallowest depth that holds {@code bits}, 0 for 30 bits or fewer. */
  public static int depthFor(int bits) {
    return Math.max(0, (bits - SMALLEST_BITS + BITS_PER_LEVEL - 1) / BITS_PER_LEVEL);
  }

  /**
   * The deepest of the supported depths that is not deeper than what {@code limitBits} takes
   * (drivers/iommu/intel/iommu.c:__iommu_calculate_agaw).
   *
   * @param supported a bit per depth
   */
  public static OptionalInt deepest(int supported, int limitBits) {
    int usable = supported & ((2 << depthFor(limitBits)) - 1);
    return usable == 0
        ? OptionalInt.empty()
        : OptionalInt.of(31 - Integer.numberOfLeadingZeros(usable));
  }
}

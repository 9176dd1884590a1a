package org.lifeboat.plugin.gart;

import org.lifeboat.api.memory.MemoryRange;

/**
 * A window of bus addresses that GART remaps.
 *
 * @param base first address; 0 for none
 * @param order its size is 32 MB shifted left by this, 0 to 7
 */
record Aperture(long base, int order) {
  private static final long SMALLEST_BYTES = 32L << 20;

  /** Its size in bytes, cut to 32 bits as the kernel does: an order of 7 gives 0. */
  long bytes() {
    return SMALLEST_BYTES << order & 0xffff_ffffL;
  }

  long megabytes() {
    return bytes() >> 20;
  }

  /** Behind its last address. */
  long end() {
    return base + bytes();
  }

  /** Whether all of it lies below 4 GB. */
  boolean below4G() {
    return Long.compareUnsigned(end(), 1L << 32) <= 0;
  }

  static Aperture over(MemoryRange ram, int order) {
    return new Aperture(ram.start(), order);
  }
}

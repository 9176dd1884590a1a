package org.lifeboat.api.memory;

/**
 * The zones of x86-64 in ascending order (Documentation/mm; arch/x86/mm/init.c:zone_sizes_init).
 * Blocks never span two.
 */
public enum Zone {
  /** Below 16 MB, for ISA devices. */
  DMA(0, 1L << 24),
  /** From 16 MB to 4 GB, for devices with 32-bit masks. */
  DMA32(1L << 24, 1L << 32),
  /** From 4 GB. */
  NORMAL(1L << 32, 1L << 52);

  private final MemoryRange range;

  Zone(long start, long end) {
    range = new MemoryRange(start, end);
  }

  /**
   * The physical addresses of the zone.
   *
   * @return the range; that of {@link #NORMAL} ends at 2^52, the highest physical address of the
   *     architecture
   */
  public MemoryRange range() {
    return range;
  }

  /**
   * The zone that holds a frame.
   *
   * @param pfn frame number
   * @return its zone
   */
  public static Zone of(long pfn) {
    return pfn < 1L << 12 ? DMA : pfn < 1L << 20 ? DMA32 : NORMAL;
  }
}

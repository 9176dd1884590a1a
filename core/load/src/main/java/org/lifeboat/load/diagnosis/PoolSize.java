package org.lifeboat.load.diagnosis;

import java.util.OptionalLong;

/** Sizes that {@code swiotlb=} can ask for, in slots. */
public final class PoolSize {
  /** What a kernel takes unasked: 64 MB. */
  public static final long USUAL_SLOTS = 32768;

  /**
   * 1 GB: more hardly ever lies in one piece below 4 GB, beside what firmware and the hole for
   * devices take; and the kernel's own limit for encrypted guests
   * (arch/x86/mm/mem_encrypt.c:mem_encrypt_setup_arch).
   */
  public static final long MOST_SLOTS = 524288;

  private PoolSize() {}

  /**
   * The next larger size, a power of two: kernels with areas take no other
   * (kernel/dma/swiotlb.c:round_up_default_nslabs).
   *
   * @param slots of the pool as it is, not negative
   * @return empty where it is as large as can be hoped for
   */
  public static OptionalLong larger(long slots) {
    if (slots >= MOST_SLOTS) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Math.max(128, Long.highestOneBit(slots) * 2));
  }

  /**
   * What the kernel makes of the number in {@code swiotlb=}: whole segments of 128 slots
   * (kernel/dma/swiotlb.c:setup_io_tlb_npages).
   *
   * @param asked not negative, at most 2^62
   */
  public static long rounded(long asked) {
    return (asked + 127) / 128 * 128;
  }
}

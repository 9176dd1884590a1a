package org.lifeboat.api.memory;

/**
 * The page geometry of x86-64 (arch/x86/include/asm/page_types.h): pages of 4096 bytes, named by
 * their frame number (pfn).
 */
public final class Pages {
  /** Bytes in a page. */
  public static final int SIZE = 4096;

  /** Base-two logarithm of {@link #SIZE}. */
  public static final int SHIFT = 12;

  /**
   * The largest order the page allocator serves: 2^10 pages, 4 MB (MAX_ORDER of Linux 2.6 to 6.3 is
   * this plus one).
   */
  public static final int MAX_ORDER = 10;

  /** One above the highest physical address of x86-64 (52 bits). */
  public static final long ADDRESS_END = 1L << 52;

  private Pages() {}

  /**
   * The frame that holds an address.
   *
   * @param address in bytes, unsigned
   * @return its frame number
   */
  public static long pfnDown(long address) {
    return address >>> SHIFT;
  }

  /**
   * The first frame that starts at or after an address; never overflows.
   *
   * @param address in bytes, unsigned
   * @return its frame number
   */
  public static long pfnUp(long address) {
    return (address >>> SHIFT) + ((address & (SIZE - 1)) == 0 ? 0 : 1);
  }

  /**
   * The address of the first byte of a frame.
   *
   * @param pfn frame number, below 2^52
   * @return the address in bytes
   */
  public static long address(long pfn) {
    return pfn << SHIFT;
  }

  /**
   * The smallest order whose block holds some bytes (get_order of asm-generic/getorder.h).
   *
   * @param bytes at least 1
   * @return the order, which may be above {@link #MAX_ORDER}
   */
  public static int order(long bytes) {
    return 64 - Long.numberOfLeadingZeros((bytes - 1) >>> SHIFT);
  }

  /**
   * Rounds up to a multiple.
   *
   * @param value unsigned
   * @param align a power of two
   * @return the smallest multiple of {@code align} that is no less than {@code value}; wraps to 0
   *     past 2^64-1
   */
  public static long roundUp(long value, long align) {
    return (value + align - 1) & -align;
  }

  /**
   * Rounds down to a multiple.
   *
   * @param value unsigned
   * @param align a power of two
   * @return the largest multiple of {@code align} that is no more than {@code value}
   */
  public static long roundDown(long value, long align) {
    return value & -align;
  }
}

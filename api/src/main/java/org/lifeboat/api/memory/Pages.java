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

  /** The frame that holds {@code address} (bytes, unsigned). */
  public static long pfnDown(long address) {
    return address >>> SHIFT;
  }

  /** The first frame that starts at or after {@code address} (bytes, unsigned); never overflows. */
  public static long pfnUp(long address) {
    return (address >>> SHIFT) + ((address & (SIZE - 1)) == 0 ? 0 : 1);
  }

  /** The address of the first byte of a frame. */
  public static long address(long pfn) {
    return pfn << SHIFT;
  }

  /**
   * The smallest order whose block holds {@code bytes}; {@code bytes} is at least 1 (get_order of
   * asm-generic/getorder.h).
   */
  public static int order(long bytes) {
    return 64 - Long.numberOfLeadingZeros((bytes - 1) >>> SHIFT);
  }

  /** {@code value} rounded up to a multiple of {@code align}, a power of two. */
  public static long roundUp(long value, long align) {
    return (value + align - 1) & -align;
  }

  /** {@code value} rounded down to a multiple of {@code align}, a power of two. */
  public static long roundDown(long value, long align) {
    return value & -align;
  }
}

package org.lifeboat.api.memory;

/**
 * A half-open range of physical addresses.
 *
 * @param start first byte, unsigned
 * @param end first byte behind the range (exclusive), unsigned; never below {@code start}
 */
public record MemoryRange(long start, long end) implements Comparable<MemoryRange> {
  /**
   * @param start first byte, unsigned
   * @param end first byte behind the range, unsigned
   * @throws IllegalArgumentException if {@code end} is below {@code start}
   */
  public MemoryRange {
    if (Long.compareUnsigned(end, start) < 0) {
      throw new IllegalArgumentException(
          "range ends before it starts: 0x%x-0x%x".formatted(start, end));
    }
  }

  /**
   * A range of some length, cut at 2^64-1 as the kernel does (mm/memblock.c:memblock_cap_size).
   *
   * @param start first byte, unsigned
   * @param bytes length, unsigned
   * @return the range; shorter than {@code bytes} where that would pass 2^64-1
   */
  public static MemoryRange ofSize(long start, long bytes) {
    long room = -1L - start;
    return new MemoryRange(start, start + (Long.compareUnsigned(bytes, room) < 0 ? bytes : room));
  }

  /**
   * The range of whole frames {@code [firstPfn, endPfn)}.
   *
   * @param firstPfn first frame
   * @param endPfn frame behind the last
   * @return the range in bytes
   * @throws IllegalArgumentException if {@code endPfn} is below {@code firstPfn}
   */
  public static MemoryRange ofPages(long firstPfn, long endPfn) {
    return new MemoryRange(Pages.address(firstPfn), Pages.address(endPfn));
  }

  /** {@return the length in bytes, unsigned} */
  public long bytes() {
    return end - start;
  }

  /** {@return whether there is no byte in it} */
  public boolean isEmpty() {
    return start == end;
  }

  /**
   * Whether an address lies inside.
   *
   * @param address in bytes, unsigned
   * @return true from {@code start} up to but not at {@code end}
   */
  public boolean contains(long address) {
    return Long.compareUnsigned(address, start) >= 0 && Long.compareUnsigned(address, end) < 0;
  }

  /**
   * Whether every byte of another range lies inside.
   *
   * @param other may be empty: it lies inside where its start does, or at the end
   * @return true where none of it is outside
   */
  public boolean contains(MemoryRange other) {
    return Long.compareUnsigned(other.start, start) >= 0
        && Long.compareUnsigned(other.end, end) <= 0;
  }

  /**
   * Whether two ranges share a byte.
   *
   * @param other another range
   * @return true where they do; an empty range that lies inside another counts as well
   */
  public boolean overlaps(MemoryRange other) {
    return Long.compareUnsigned(start, other.end) < 0 && Long.compareUnsigned(other.start, end) < 0;
  }

  /**
   * What two ranges share.
   *
   * @param other another range
   * @return the common part; empty, at the later start, where they share nothing
   */
  public MemoryRange intersection(MemoryRange other) {
    long low = Long.compareUnsigned(start, other.start) > 0 ? start : other.start;
    long high = Long.compareUnsigned(end, other.end) < 0 ? end : other.end;
    return new MemoryRange(low, Long.compareUnsigned(high, low) > 0 ? high : low);
  }

  /**
   * The whole pages inside.
   *
   * @return start rounded up and end rounded down to {@link Pages#SIZE}; empty where no page fits
   */
  public MemoryRange wholePages() {
    long first = Pages.pfnUp(start);
    long last = Pages.pfnDown(end);
    return ofPages(first, Math.max(first, last));
  }

  /** Ascending by start, then by end, unsigned. */
  @Override
  public int compareTo(MemoryRange other) {
    int byStart = Long.compareUnsigned(start, other.start);
    return byStart != 0 ? byStart : Long.compareUnsigned(end, other.end);
  }

  /** As {@code 0x1000-0x2000}, end exclusive. */
  @Override
  public String toString() {
    return "0x%x-0x%x".formatted(start, end);
  }
}

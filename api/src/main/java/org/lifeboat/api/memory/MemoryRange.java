package org.lifeboat.api.memory;

/**
 * A half-open range of physical addresses.
 *
 * @param start first byte, unsigned
 * @param end first byte behind the range (exclusive), unsigned; never below {@code start}
 */
public record MemoryRange(long start, long end) implements Comparable<MemoryRange> {
  /**
   * @throws IllegalArgumentException if {@code end} is below {@code start}
   */
  public MemoryRange {
    if (Long.compareUnsigned(end, start) < 0) {
      throw new IllegalArgumentException(
          "range ends before it starts: 0x%x-0x%x".formatted(start, end));
    }
  }

  /**
   * The range of {@code bytes} from {@code start}, cut at 2^64-1 as the kernel does
   * (mm/memblock.c:memblock_cap_size).
   */
  public static MemoryRange ofSize(long start, long bytes) {
    long room = -1L - start;
    return new MemoryRange(start, start + (Long.compareUnsigned(bytes, room) < 0 ? bytes : room));
  }

  /** The range of whole frames {@code [firstPfn, endPfn)}. */
  public static MemoryRange ofPages(long firstPfn, long endPfn) {
    return new MemoryRange(Pages.address(firstPfn), Pages.address(endPfn));
  }

  /** Length in bytes, unsigned. */
  public long bytes() {
    return end - start;
  }

  /** Whether there is no byte in it. */
  public boolean isEmpty() {
    return start == end;
  }

  /** Whether {@code address} lies inside. */
  public boolean contains(long address) {
    return Long.compareUnsigned(address, start) >= 0 && Long.compareUnsigned(address, end) < 0;
  }

  /**
   * Whether every byte of {@code other} lies inside; an empty range lies inside where its start
   * does, or at the end.
   */
  public boolean contains(MemoryRange other) {
    return Long.compareUnsigned(other.start, start) >= 0
        && Long.compareUnsigned(other.end, end) <= 0;
  }

  /** Whether the two share a byte. */
  public boolean overlaps(MemoryRange other) {
    return Long.compareUnsigned(start, other.end) < 0 && Long.compareUnsigned(other.start, end) < 0;
  }

  /** What the two share; empty, at the later start, where they share nothing. */
  public MemoryRange intersection(MemoryRange other) {
    long low = Long.compareUnsigned(start, other.start) > 0 ? start : other.start;
    long high = Long.compareUnsigned(end, other.end) < 0 ? end : other.end;
    return new MemoryRange(low, Long.compareUnsigned(high, low) > 0 ? high : low);
  }

  /** The whole pages inside: start rounded up, end rounded down; empty where no page fits. */
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

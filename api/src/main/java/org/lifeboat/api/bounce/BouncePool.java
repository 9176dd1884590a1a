package org.lifeboat.api.bounce;

import java.util.List;
import org.lifeboat.api.memory.MemoryRange;

/**
 * A bounce buffer: memory below 4 GB through which data of limited devices is copied
 * (kernel/dma/swiotlb.c).
 *
 * @param range where it lies, end exclusive
 * @param slots its size in slots of {@link #SLOT_BYTES}
 * @param areas parts with a lock each; 1 in kernels that have none
 * @param origin when it was had
 * @param bookkeeping the arrays that go with it, in the order in which the kernel releases them
 *     around the pool
 */
public record BouncePool(
    MemoryRange range, long slots, int areas, Origin origin, List<Bookkeeping> bookkeeping) {
  /** Bytes in a slot (IO_TLB_SIZE). */
  public static final int SLOT_BYTES = 2048;

  /** Slots in a segment, the most that one mapping can have (IO_TLB_SEGSIZE). */
  public static final int SEGMENT_SLOTS = 128;

  /** Slots of the default pool of 64 MB. */
  public static final long DEFAULT_SLOTS = 32768;

  /**
   * Copies the list.
   *
   * @param range where it lies, end exclusive
   * @param slots its size in slots of {@link #SLOT_BYTES}
   * @param areas parts with a lock each, at least 1
   * @param origin when it was had
   * @param bookkeeping its arrays, in the order in which the kernel releases them
   */
  public BouncePool {
    bookkeeping = List.copyOf(bookkeeping);
  }

  /** When a pool was had. */
  public enum Origin {
    /** From the early allocator. */
    EARLY,
    /** From the page allocator. */
    LATE
  }

  /**
   * An array that describes the pool.
   *
   * @param name what it is: {@code slot descriptors}
   * @param range where it lies
   */
  public record Bookkeeping(String name, MemoryRange range) {}
}

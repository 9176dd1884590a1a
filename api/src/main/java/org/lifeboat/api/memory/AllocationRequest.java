package org.lifeboat.api.memory;

/**
 * What an early allocator is asked for. Bounds are wishes of the kernel's own allocators, so each
 * has the kernel's meaning.
 *
 * @param bytes size in bytes, at least 1, unsigned; it is not rounded to the alignment
 * @param align alignment of the address in bytes, a power of two
 * @param min lowest address, unsigned; with {@code preferMin} only a wish ("goal" of mm/bootmem.c)
 * @param max exclusive upper bound, unsigned; {@link #CURRENT_LIMIT} for whatever the allocator has
 *     as its limit now
 * @param node the node wanted, or {@link #ANY_NODE}
 * @param exactNode whether another node will not do
 * @param preferMin whether memory below {@code min} will do where there is none above
 */
public record AllocationRequest(
    long bytes, long align, long min, long max, int node, boolean exactNode, boolean preferMin) {
  /** No node is preferred (NUMA_NO_NODE). */
  public static final int ANY_NODE = -1;

  /** As {@code max}: the allocator's current limit (MEMBLOCK_ALLOC_ACCESSIBLE). */
  public static final long CURRENT_LIMIT = 0;

  /**
   * As {@code max}: below 4 GB as the kernel's low allocations have it, 2^32-1 exclusive
   * (ARCH_LOW_ADDRESS_LIMIT).
   */
  public static final long LOW_LIMIT = 0xffff_ffffL;

  /**
   * @param bytes size in bytes, at least 1, unsigned
   * @param align alignment of the address in bytes, a power of two
   * @param min lowest address, unsigned
   * @param max exclusive upper bound, unsigned; {@link #CURRENT_LIMIT} for the allocator's own
   * @param node the node wanted, or {@link #ANY_NODE}
   * @param exactNode whether another node will not do
   * @param preferMin whether memory below {@code min} will do where there is none above
   * @throws IllegalArgumentException if {@code bytes} is zero or {@code align} is not a power of
   *     two
   */
  public AllocationRequest {
    if (bytes == 0) {
      throw new IllegalArgumentException("an allocation of 0 bytes");
    }
    if (Long.bitCount(align) != 1) {
      throw new IllegalArgumentException("alignment 0x%x is not a power of two".formatted(align));
    }
  }

  /**
   * A request for memory anywhere below the allocator's current limit, on any node.
   *
   * @param bytes size in bytes, at least 1, unsigned
   * @param align alignment of the address in bytes, a power of two
   * @return the request
   * @throws IllegalArgumentException if {@code bytes} is zero or {@code align} is not a power of
   *     two
   */
  public static AllocationRequest of(long bytes, long align) {
    return new AllocationRequest(bytes, align, 0, CURRENT_LIMIT, ANY_NODE, false, false);
  }

  /**
   * The same at or above an address, strictly: there is no room where there is none above it.
   *
   * @param lowest lowest address, unsigned
   * @return a request that is otherwise the same
   */
  public AllocationRequest above(long lowest) {
    return new AllocationRequest(bytes, align, lowest, max, node, exactNode, false);
  }

  /**
   * The same at or above an address, where there is room; below it otherwise.
   *
   * @param goal the address, unsigned
   * @return a request that is otherwise the same
   */
  public AllocationRequest preferablyAbove(long goal) {
    return new AllocationRequest(bytes, align, goal, max, node, exactNode, true);
  }

  /**
   * The same, ending at or below an address.
   *
   * @param limit first address that the memory must not include, unsigned; {@link #CURRENT_LIMIT}
   *     for the allocator's own
   * @return a request that is otherwise the same
   */
  public AllocationRequest below(long limit) {
    return new AllocationRequest(bytes, align, min, limit, node, exactNode, preferMin);
  }

  /**
   * The same on one node, where there is room; on another otherwise.
   *
   * @param wanted the node, or {@link #ANY_NODE}
   * @return a request that is otherwise the same
   */
  public AllocationRequest preferablyOn(int wanted) {
    return new AllocationRequest(bytes, align, min, max, wanted, false, preferMin);
  }

  /**
   * The same on one node, or not at all.
   *
   * @param wanted the node
   * @return a request that is otherwise the same
   */
  public AllocationRequest onlyOn(int wanted) {
    return new AllocationRequest(bytes, align, min, max, wanted, true, preferMin);
  }
}

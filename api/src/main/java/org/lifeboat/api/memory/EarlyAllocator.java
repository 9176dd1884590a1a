package org.lifeboat.api.memory;

import java.util.List;
import java.util.OptionalLong;

/**
 * The allocator a kernel has before its page allocator runs: memblock (mm/memblock.c) or bootmem
 * (mm/bootmem.c).
 *
 * <p>An instance belongs to one boot and one thread. It decides <em>where</em>; who owns what is
 * the ledger's business. Its cost follows the number of regions, never the size of memory.
 * Addresses are unsigned.
 */
public interface EarlyAllocator {
  /**
   * Memory exists. Overlap with what is known already is legal; empty ranges have no effect.
   *
   * @param ram where, whole pages
   * @param node the node it belongs to, 0 or more
   */
  void add(MemoryRange ram, int node);

  /**
   * Memory is no longer to be counted as such. Removing what is not there has no effect.
   *
   * @param ram where, whole pages
   */
  void remove(MemoryRange ram);

  /**
   * Keeps a range from being handed out; it need not be memory and may overlap what is reserved.
   *
   * @param range to the byte; an empty one has no effect
   */
  void reserve(MemoryRange range);

  /**
   * Finds and reserves room.
   *
   * @param request how much, and where
   * @return the address, or empty where nothing fits; never zero
   */
  OptionalLong allocate(AllocationRequest request);

  /**
   * Makes a reserved range available again to this allocator; what was not reserved stays as it is.
   *
   * @param range to the byte
   */
  void free(MemoryRange range);

  /**
   * Bounds requests for {@link AllocationRequest#CURRENT_LIMIT} from now on.
   *
   * @param end the highest address, exclusive, that they may use; unsigned
   */
  void limit(long end);

  /**
   * Gives every free whole page to the page allocator, in this allocator's own order and block
   * sizes; the last act before the run-time stage.
   *
   * @param pages takes them
   */
  void handOver(PageSink pages);

  /**
   * After {@link #handOver}: gives the whole pages inside a range that is still reserved to the
   * page allocator (mm/memblock.c:memblock_free_late, free_bootmem_late of 2.6.33).
   *
   * @param range to the byte; fractions of pages at its ends stay reserved
   * @param pages takes them
   * @throws UnsupportedOperationException where this allocator has no such operation (bootmem
   *     before 2.6.33): the memory is then lost
   */
  void freeLate(MemoryRange range, PageSink pages);

  /**
   * Searches from the lowest address on from now on, or again from the highest down
   * (mm/memblock.c:memblock_set_bottom_up). No boot asks for it; replayed traces do.
   *
   * @param fromBelow whether the lowest address comes first
   * @throws UnsupportedOperationException where this allocator has one direction only, as here
   */
  default void bottomUp(boolean fromBelow) {
    throw new UnsupportedOperationException("the direction of its search cannot be chosen");
  }

  /**
   * Whether the least address of a request is never more than a goal in this kernel, so that memory
   * below it will do ({@link AllocationRequest#preferMin}). A boot says so with each request; a
   * replayed trace cannot.
   *
   * @return false here
   */
  default boolean minimumIsGoal() {
    return false;
  }

  /**
   * What is memory, reserved or not; for those who compare books, no boot asks for it.
   *
   * @return the regions, ascending, without overlap
   * @throws UnsupportedOperationException where this allocator cannot tell, as here
   */
  default List<Region> memory() {
    throw new UnsupportedOperationException("it does not tell what it counts as memory");
  }

  /**
   * What is reserved, memory or not; for those who compare books, no boot asks for it.
   *
   * @return the regions, ascending, without overlap
   * @throws UnsupportedOperationException where this allocator cannot tell, as here
   */
  default List<Region> reserved() {
    throw new UnsupportedOperationException("it does not tell what it keeps as reserved");
  }
}

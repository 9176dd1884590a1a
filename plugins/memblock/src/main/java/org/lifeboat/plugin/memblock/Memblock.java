package org.lifeboat.plugin.memblock;

import static org.lifeboat.api.memory.AllocationRequest.ANY_NODE;
import static org.lifeboat.api.memory.AllocationRequest.CURRENT_LIMIT;

import java.util.List;
import java.util.OptionalLong;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.PageSink;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.memory.Region;

/**
 * The early allocator of Linux 6.1 (mm/memblock.c): one list of what is memory, one of what is
 * reserved, and what follows from the two. Exact to the byte; searches from the top unless told
 * otherwise.
 *
 * <p>An operation costs the logarithm of the number of regions, and as much again for each region
 * that it swallows or passes over in vain. An instance belongs to one boot and one thread.
 */
public final class Memblock implements EarlyAllocator {
  /** MEMBLOCK_ALLOC_ANYWHERE: the limit before anybody sets one. */
  public static final long ANYWHERE = -1L;

  /** MEMBLOCK_ALLOC_NOLEAKTRACE of include/linux/memblock.h: as a bound, the current limit too. */
  private static final long NO_LEAK_TRACE = 1;

  /** Page zero is never handed out, since zero means failure (memblock_find_in_range_node). */
  private static final long LOWEST = Pages.SIZE;

  private final RegionList memory = new RegionList();
  private final RegionList reserved = new RegionList();
  private final FreeSpace free = new FreeSpace(memory, reserved);
  private long limit = ANYWHERE;
  private boolean bottomUp;

  @Override
  public List<Region> memory() {
    return memory.toList();
  }

  /** {@inheritDoc} It belongs to no node. */
  @Override
  public List<Region> reserved() {
    return reserved.toList();
  }

  @Override
  public void bottomUp(boolean fromBelow) {
    bottomUp = fromBelow;
  }

  /**
   * {@inheritDoc}
   *
   * <p>What is memory already keeps its node (memblock_add_node).
   */
  @Override
  public void add(MemoryRange ram, int node) {
    memory.add(ram.start(), ram.end(), node);
    free.open(ram.start(), ram.end());
  }

  /** {@inheritDoc} What of it is reserved stays so (memblock_remove). */
  @Override
  public void remove(MemoryRange ram) {
    memory.remove(ram.start(), ram.end());
    free.close(ram.start(), ram.end());
  }

  @Override
  public void reserve(MemoryRange range) {
    reserve(range.start(), range.end());
  }

  private void reserve(long start, long end) {
    reserved.add(start, end, Region.NO_NODE);
    free.close(start, end);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Tried in this order (memblock_alloc_range_nid, and memblock_alloc_internal for a preferred
   * minimum): the node wanted, any node unless it must be exact, and the same two from zero on if
   * the minimum is only preferred. A bound that is given holds as it is, above the current limit
   * too.
   */
  @Override
  public OptionalLong allocate(AllocationRequest request) {
    long found = find(request, request.min());
    if (found == FreeSpace.NONE && request.preferMin() && request.min() != 0) {
      found = find(request, 0);
    }
    if (found == FreeSpace.NONE) {
      return OptionalLong.empty();
    }
    reserve(found, found + request.bytes());
    return OptionalLong.of(found);
  }

  private long find(AllocationRequest request, long min) {
    long low = Unsigned.max(min, LOWEST);
    long high = Unsigned.max(bound(request.max()), low);
    long found = search(request, low, high, request.node());
    boolean elsewhere = request.node() != ANY_NODE && !request.exactNode();
    return found == FreeSpace.NONE && elsewhere ? search(request, low, high, ANY_NODE) : found;
  }

  private long bound(long max) {
    return max == CURRENT_LIMIT || max == NO_LEAK_TRACE ? limit : max;
  }

  private long search(AllocationRequest request, long low, long high, int node) {
    return bottomUp
        ? free.lowest(request.bytes(), request.align(), low, high, node)
        : free.highest(request.bytes(), request.align(), low, high, node);
  }

  @Override
  public void free(MemoryRange range) {
    if (reserved.remove(range.start(), range.end())) {
      free.open(range.start(), range.end());
    }
  }

  @Override
  public void limit(long end) {
    limit = end;
  }

  /**
   * {@inheritDoc}
   *
   * <p>One run for each free range, ascending; a page that is free only in part is lost
   * (memblock_free_all).
   */
  @Override
  public void handOver(PageSink pages) {
    free.forEach((start, end) -> release(start, end, Pages.MAX_ORDER, pages));
  }

  /**
   * {@inheritDoc} Single pages, and no question whether they were reserved (memblock_free_late).
   */
  @Override
  public void freeLate(MemoryRange range, PageSink pages) {
    release(range.start(), range.end(), 0, pages);
  }

  private static void release(long start, long end, int maxOrder, PageSink pages) {
    long firstPfn = Pages.pfnUp(start);
    long endPfn = Pages.pfnDown(end);
    if (firstPfn < endPfn) {
      pages.release(firstPfn, endPfn, maxOrder);
    }
  }
}

package org.lifeboat.load.slots;

import java.util.Objects;
import org.lifeboat.api.bounce.BouncePool;

/**
 * The slots of a pool as the kernel hands them out and takes them back
 * (kernel/dma/swiotlb.c:swiotlb_find_slots, swiotlb_release_slots). For one thread.
 *
 * <p>Where areas are smaller than a segment, or do not begin with one, a mapping may reach past the
 * end of the area that gave it room, into the next; all its slots count as used in the first, by
 * whose number they are given back. The next area may thus have fewer free slots than it counts.
 */
public final class SlotPool {
  /** Instead of an address: no area gave room, and the kernel says that the pool is full. */
  public static final long FULL = -1;

  /** Instead of an address: the kernel never comes back, with the area locked. */
  public static final long ENDLESS = -2;

  private static final long LARGEST_BYTES = (long) BouncePool.SEGMENT_SLOTS * BouncePool.SLOT_BYTES;

  private static final int SHIFT = Integer.numberOfTrailingZeros(BouncePool.SLOT_BYTES);

  private final PoolShape shape;
  private final SearchRule rule;
  private final int areaSlots;
  private final int[] index;
  private final int[] used;
  private int usedInAll;
  private final Segments segments;
  private final RunTree runs;
  private final Request request;
  private final Walk gridWalk;
  private final Walk stepWalk;

  /** By first slot: bytes of the mapping, then its offset in the low bits; 0 for none. */
  private final int[] mappings;

  /** An untouched pool. Before {@link SearchRule#UNTIL_WRAP} it has one area, whatever it says. */
  public SlotPool(PoolShape shape, SearchRule rule) {
    this.shape = shape;
    this.rule = rule;
    int areas = rule == SearchRule.WITHOUT_ALIGNMENT ? 1 : shape.areas();
    areaSlots = shape.slots() / areas;
    index = new int[areas];
    used = new int[areas];
    mappings = new int[shape.slots()];
    segments = new Segments(shape.slots());
    runs = new RunTree(segments);
    request = new Request(shape, rule);
    gridWalk = new GridWalk(rule, segments, runs, new Grid(request));
    stepWalk = new StepWalk(rule, segments);
  }

  /** Where it lies and how it is cut. */
  public PoolShape shape() {
    return shape;
  }

  /** How it is searched. */
  public SearchRule rule() {
    return rule;
  }

  /**
   * The largest mapping that the DMA API promises a device; larger ones may have room
   * (kernel/dma/swiotlb.c:swiotlb_max_mapping_size).
   *
   * @return bytes; below 0 where the mask is larger, and the kernel's unsigned number wraps
   */
  public static long maxMappingBytes(DmaLimits device) {
    long mask = device.minAlignMask();
    return LARGEST_BYTES
        - (mask + BouncePool.SLOT_BYTES - 1) / BouncePool.SLOT_BYTES * BouncePool.SLOT_BYTES;
  }

  /**
   * Maps a buffer (kernel/dma/swiotlb.c:swiotlb_tbl_map_single, for dma-direct, which asks for no
   * alignment of its own). Where it finds no room, nothing changes. Sizes that the kernel's 32-bit
   * count of slots does not hold are not cut as there: they never fit.
   *
   * @param device what the device demands
   * @param address the buffer's physical address; for 0 the kernel skips the alignment test
   * @param bytes its size, 1 or more
   * @param processor the processor that maps: where to look first among the areas
   * @return bus address, {@link #FULL} or {@link #ENDLESS}
   * @throws IllegalArgumentException if it has no bytes
   */
  public long map(DmaLimits device, long address, long bytes, int processor) {
    request.ask(device, address, bytes);
    for (int tried = 0; tried < used.length; tried++) {
      long place = searchIn(processor + tried & used.length - 1, bytes);
      if (place != FULL) {
        return place;
      }
    }
    return FULL;
  }

  /** How many areas are searched. */
  public int areas() {
    return used.length;
  }

  /**
   * Maps a buffer in one area (kernel/dma/swiotlb.c:swiotlb_search_pool_area), as {@link #map} does
   * in one after the other.
   *
   * @param area its number
   * @param device what the device demands
   * @param address the buffer's physical address
   * @param bytes its size, 1 or more
   * @return bus address, {@link #FULL} or {@link #ENDLESS}
   * @throws IllegalArgumentException if it has no bytes
   * @throws IndexOutOfBoundsException if there is no such area
   */
  public long mapIn(int area, DmaLimits device, long address, long bytes) {
    request.ask(device, address, bytes);
    return searchIn(area, bytes);
  }

  /** Searches an area for what was asked last. */
  private long searchIn(int area, long bytes) {
    boolean isRefused = rule == SearchRule.COUNTED && request.slots() > BouncePool.SEGMENT_SLOTS;
    if (isRefused || request.slots() > areaSlots - used[area]) {
      return FULL;
    }
    Walk walk = request.isRegular() ? gridWalk : stepWalk;
    int found = walk.find(request, area * areaSlots, areaSlots, wrap(area));
    if (found >= 0) {
      return take(area, found, (int) bytes);
    }
    return found == Walk.NEVER ? ENDLESS : FULL;
  }

  private int wrap(int area) {
    int next = request.roundUp(index[area]);
    return next < areaSlots ? next : 0;
  }

  private long take(int area, int found, int bytes) {
    int slots = (int) request.slots();
    int first = area * areaSlots + found;
    segments.take(first, slots);
    runs.taken(first >> Segments.SHIFT);
    mappings[first] = bytes << SHIFT | request.offset();
    index[area] = found + slots < areaSlots ? found + slots : 0;
    count(area, slots);
    return shape.start() + ((long) first << SHIFT) + request.offset();
  }

  private void count(int area, int slots) {
    used[area] += slots;
    usedInAll += slots;
  }

  /**
   * Unmaps a buffer (kernel/dma/swiotlb.c:swiotlb_release_slots). The kernel counts the slots anew,
   * by the alignment mask that the device has now: if it lost bits since the buffer was mapped, one
   * slot may never come back.
   *
   * @param busAddress what {@link #map} answered
   * @param device what the device demands now
   * @throws IllegalArgumentException if nothing is mapped there
   */
  public void unmap(long busAddress, DmaLimits device) {
    long place = busAddress - shape.start();
    long first = place >> SHIFT;
    int offset = (int) place & (BouncePool.SLOT_BYTES - 1);
    boolean inside = first >= 0 && first < mappings.length;
    int mapping = inside ? mappings[(int) first] : 0;
    if (mapping == 0 || (mapping & (BouncePool.SLOT_BYTES - 1)) != offset) {
      throw new IllegalArgumentException("nothing is mapped at 0x%x".formatted(busAddress));
    }
    mappings[(int) first] = 0;
    long mask = rule == SearchRule.WITHOUT_ALIGNMENT ? 0 : device.minAlignMask();
    int kept = (int) (busAddress & mask) & (BouncePool.SLOT_BYTES - 1);
    int slots = ((mapping >> SHIFT) + kept + BouncePool.SLOT_BYTES - 1) >> SHIFT;
    give((int) first, slots);
  }

  private void give(int first, int slots) {
    segments.give(first, slots);
    int below = segments.runBelow(first);
    runs.given(first - below, below + segments.runFrom(first));
    count(first / areaSlots, -slots);
  }

  /** Slots in use. */
  public int usedSlots() {
    return usedInAll;
  }

  /**
   * Slots in use by the count of an area.
   *
   * @throws IndexOutOfBoundsException if there is no such area
   */
  public int usedSlots(int area) {
    return used[Objects.checkIndex(area, used.length)];
  }

  /**
   * Why a mapping that {@link #map} refused, or never came back from, finds no room in the pool as
   * it is.
   *
   * @param device what the device demands
   * @param address the buffer's physical address
   * @param bytes its size, 1 or more
   * @throws IllegalArgumentException if it has no bytes
   */
  public Refusal refusal(DmaLimits device, long address, long bytes) {
    request.ask(device, address, bytes);
    long slots = request.slots();
    if (slots > BouncePool.SEGMENT_SLOTS) {
      return Refusal.LONGER_THAN_SEGMENT;
    }
    if (slots > request.window()) {
      return Refusal.LONGER_THAN_BOUNDARY;
    }
    if (slots > areaSlots) {
      return Refusal.LONGER_THAN_AREA;
    }
    if (slots > (long) areaSlots * used.length - usedInAll) {
      return Refusal.POOL_FULL;
    }
    for (int inArea : used) {
      if (slots <= areaSlots - inArea) {
        return Refusal.FRAGMENTED;
      }
    }
    return Refusal.AREAS_FULL;
  }
}

package org.lifeboat.bench;

import org.lifeboat.load.slots.DmaLimits;
import org.lifeboat.load.slots.PoolShape;
import org.lifeboat.load.slots.SlotPool;

/**
 * The kernel's own way to search, for comparison: a run length for each slot, looked at one after
 * the other (kernel/dma/swiotlb.c). For masks and boundaries that are powers of two less one, and
 * requests whose search ends.
 */
final class SlotList {
  private static final int SHIFT = 11;
  private static final int SLOT_MASK = (1 << SHIFT) - 1;
  private static final int SEGMENT = 128;
  private static final int PAGE = 4096;

  private final PoolShape shape;
  private final int areaSlots;
  private final int[] list;
  private final long[] sizes;
  private final int[] used;
  private final int[] index;

  SlotList(PoolShape shape) {
    this.shape = shape;
    areaSlots = shape.areaSlots();
    list = new int[shape.slots()];
    for (int slot = 0; slot < list.length; slot++) {
      list[slot] = SEGMENT - (slot & (SEGMENT - 1));
    }
    sizes = new long[list.length];
    used = new int[shape.areas()];
    index = new int[shape.areas()];
  }

  long map(DmaLimits device, long address, long bytes, int processor) {
    int offset = (int) (address & device.minAlignMask()) & SLOT_MASK;
    long total = bytes + offset;
    int slots = (int) ((total + SLOT_MASK) >>> SHIFT);
    long align = device.minAlignMask() & ~SLOT_MASK;
    int stride = (int) (align >>> SHIFT) + 1;
    if (total >= PAGE) {
      stride <<= 1;
    }
    long window = (device.segmentBoundary() >>> SHIFT) + 1;
    for (int tried = 0; tried < used.length; tried++) {
      int area = (processor + tried) & (used.length - 1);
      if (slots <= areaSlots - used[area]) {
        int found = find(area, address, slots, align, stride, device.segmentBoundary(), window);
        if (found >= 0) {
          return take(area, found, slots, bytes) + offset;
        }
      }
    }
    return SlotPool.FULL;
  }

  private int find(
      int area, long address, int slots, long align, int stride, long boundary, long window) {
    long base = shape.start() & boundary;
    long baseSlot = base >>> SHIFT;
    int first = area * areaSlots;
    int wrap = (index[area] + stride - 1) & -stride;
    wrap = wrap >= areaSlots ? 0 : wrap;
    int at = wrap;
    do {
      int slot = first + at;
      if (((base + ((long) slot << SHIFT) ^ address) & align) != 0) {
        at = at + 1 >= areaSlots ? 0 : at + 1;
        continue;
      }
      if (((baseSlot + slot) & (window - 1)) + slots <= window && list[slot] >= slots) {
        return slot;
      }
      at = at + stride >= areaSlots ? 0 : at + stride;
    } while (at != wrap);
    return -1;
  }

  private long take(int area, int slot, int slots, long bytes) {
    for (int taken = slot; taken < slot + slots; taken++) {
      list[taken] = 0;
    }
    sizes[slot] = bytes;
    renumber(slot - 1, 0);
    int next = slot - area * areaSlots + slots;
    index[area] = next < areaSlots ? next : 0;
    used[area] += slots;
    return shape.start() + ((long) slot << SHIFT);
  }

  /** Counts the free slots from one down to the segment's start. */
  private void renumber(int slot, int count) {
    int run = count;
    for (int at = slot; (at & (SEGMENT - 1)) != SEGMENT - 1 && at >= 0 && list[at] != 0; at--) {
      list[at] = ++run;
    }
  }

  void unmap(long busAddress, DmaLimits device) {
    int offset = (int) (busAddress & device.minAlignMask()) & SLOT_MASK;
    int slot = (int) ((busAddress - offset - shape.start()) >> SHIFT);
    int slots = (int) ((sizes[slot] + offset + SLOT_MASK) >> SHIFT);
    int end = slot + slots;
    int count = (end & (SEGMENT - 1)) == 0 ? 0 : list[end];
    for (int at = end - 1; at >= slot; at--) {
      list[at] = ++count;
    }
    renumber(slot - 1, count);
    used[slot / areaSlots] -= slots;
  }
}

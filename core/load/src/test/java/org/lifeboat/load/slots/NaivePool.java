package org.lifeboat.load.slots;

/**
 * The kernel's pool as a reader of kernel/dma/swiotlb.c would act it out: an array of run lengths,
 * one step at a time, and a bound on the steps where the kernel has none.
 */
final class NaivePool {
  private static final int SLOT = 2048;
  private static final int SEGMENT = 128;

  private final PoolShape shape;
  private final SearchRule rule;
  private final int areas;
  private final int areaSlots;
  final int[] list;
  private final long[] bytes;
  final int[] used;
  private final int[] index;

  NaivePool(PoolShape shape, SearchRule rule) {
    this.shape = shape;
    this.rule = rule;
    areas = rule == SearchRule.WITHOUT_ALIGNMENT ? 1 : shape.areas();
    areaSlots = shape.slots() / areas;
    list = new int[shape.slots()];
    for (int slot = 0; slot < list.length; slot++) {
      list[slot] = SEGMENT - slot % SEGMENT;
    }
    bytes = new long[list.length];
    used = new int[areas];
    index = new int[areas];
  }

  long map(DmaLimits device, long address, long size, int processor) {
    long mask = rule == SearchRule.WITHOUT_ALIGNMENT ? 0 : device.minAlignMask();
    long offset = address & mask & (SLOT - 1);
    long total = size + offset;
    long slots = Long.divideUnsigned(total + SLOT - 1, SLOT);
    if (rule == SearchRule.COUNTED && slots > SEGMENT) {
      return SlotPool.FULL;
    }
    long align = mask & -SLOT;
    long stride = align / SLOT + 1;
    if (Long.compareUnsigned(total, 4096) >= 0) {
      stride *= 2;
    }
    long boundary = device.segmentBoundary() == 0 ? -1 : device.segmentBoundary();
    long window = Long.divideUnsigned(boundary, SLOT) + 1;
    long base = shape.start() & boundary;
    for (int tried = 0; tried < areas; tried++) {
      int area = (processor + tried) % areas;
      if (slots > areaSlots - used[area]) {
        continue;
      }
      long at = index[area] + stride - 1 & -stride;
      at = at >= areaSlots ? 0 : at;
      long wrap = at;
      long counted = 0;
      boolean ends = false;
      for (long steps = 0; steps < 3L * areaSlots + 3 && !ends; steps++) {
        int slot = (int) (area * areaSlots + at);
        long step = stride;
        if (address != 0 && ((base + (long) slot * SLOT) & align) != (address & align)) {
          step = 1;
        } else if ((base / SLOT + slot) % window + slots <= window && list[slot] >= slots) {
          return take(area, slot, (int) slots, size) + offset;
        }
        at = at + step >= areaSlots ? 0 : at + step;
        counted += step;
        ends = rule == SearchRule.COUNTED ? counted >= areaSlots : at == wrap;
      }
      if (!ends) {
        return SlotPool.ENDLESS;
      }
    }
    return SlotPool.FULL;
  }

  private long take(int area, int slot, int slots, long size) {
    for (int taken = slot; taken < slot + slots; taken++) {
      list[taken] = 0;
    }
    bytes[slot] = size;
    int count = 0;
    for (int below = slot - 1; sameSegment(below, slot) && list[below] != 0; below--) {
      list[below] = ++count;
    }
    int next = slot - area * areaSlots + slots;
    index[area] = next < areaSlots ? next : 0;
    used[area] += slots;
    return shape.start() + (long) slot * SLOT;
  }

  void unmap(long busAddress, DmaLimits device) {
    long mask = rule == SearchRule.WITHOUT_ALIGNMENT ? 0 : device.minAlignMask();
    long offset = busAddress & mask & (SLOT - 1);
    int slot = (int) ((busAddress - offset - shape.start()) / SLOT);
    int slots = (int) ((bytes[slot] + offset + SLOT - 1) / SLOT);
    int end = slot + slots;
    int count = end < list.length && sameSegment(end, slot) ? list[end] : 0;
    for (int freed = end - 1; freed >= slot; freed--) {
      list[freed] = ++count;
    }
    for (int below = slot - 1; sameSegment(below, slot) && list[below] != 0; below--) {
      list[below] = ++count;
    }
    used[slot / areaSlots] -= slots;
  }

  private static boolean sameSegment(int one, int other) {
    return one >= 0 && one / SEGMENT == other / SEGMENT;
  }
}

package org.lifeboat.engine.pages;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lifeboat.api.memory.Zone;

/**
 * The kernel's rules word by word, one object for each block: slow, and plain enough to be
 * believed.
 */
final class ReferenceBuddy {
  private final FreeListOrder listOrder;
  private final Map<Zone, List<Deque<Long>>> lists = new EnumMap<>(Zone.class);

  ReferenceBuddy(FreeListOrder listOrder) {
    this.listOrder = listOrder;
    for (Zone zone : Zone.values()) {
      lists.put(
          zone, Stream.generate(() -> (Deque<Long>) new ArrayDeque<Long>()).limit(11).toList());
    }
  }

  Deque<Long> list(Zone zone, int order) {
    return lists.get(zone).get(order);
  }

  /** Boot memory: natural blocks of at most {@code maxOrder}, ascending, one by one. */
  void release(long firstPfn, long endPfn, int maxOrder) {
    long pfn = firstPfn;
    while (pfn < endPfn) {
      int order = maxOrder;
      while (pfn % (1L << order) != 0 || pfn + (1L << order) > endPfn) {
        order--;
      }
      free(pfn, order, true);
      pfn += 1L << order;
    }
  }

  void free(long pfn, int order) {
    free(pfn, order, false);
  }

  private void free(long freedPfn, int freedOrder, boolean booting) {
    Zone zone = Zone.of(freedPfn);
    long pfn = freedPfn;
    int order = freedOrder;
    while (order < 10) {
      long buddy = pfn ^ (1L << order);
      if (Zone.of(buddy) != zone || !list(zone, order).remove(buddy)) {
        break;
      }
      pfn = pfn & buddy;
      order++;
    }
    boolean tail =
        switch (listOrder) {
          case HEAD -> false;
          case TAIL_AT_BOOT -> booting || nextHigherBuddyIsFree(zone, pfn, order);
        };
    if (tail) {
      list(zone, order).addLast(pfn);
    } else {
      list(zone, order).addFirst(pfn);
    }
  }

  private boolean nextHigherBuddyIsFree(Zone zone, long pfn, int order) {
    if (order >= 9) {
      return false;
    }
    long combined = pfn & (pfn ^ (1L << order));
    return list(zone, order + 1).contains(combined ^ (1L << (order + 1)));
  }

  /** The first frame of the block, or -1. */
  long allocate(int order, Zone highest) {
    List<Zone> fallback =
        switch (highest) {
          case NORMAL -> List.of(Zone.NORMAL, Zone.DMA32, Zone.DMA);
          case DMA32 -> List.of(Zone.DMA32, Zone.DMA);
          case DMA -> List.of(Zone.DMA);
        };
    for (Zone zone : fallback) {
      for (int from = order; from <= 10; from++) {
        Long pfn = list(zone, from).pollFirst();
        if (pfn != null) {
          for (int half = from - 1; half >= order; half--) {
            list(zone, half).addFirst(pfn + (1L << half));
          }
          return pfn;
        }
      }
    }
    return -1;
  }

  /** Takes over the lists of another allocator, block by block. */
  void become(BuddyAllocator other) {
    for (Zone zone : Zone.values()) {
      for (int order = 0; order <= 10; order++) {
        list(zone, order).clear();
        list(zone, order).addAll(FreeLists.blocks(other, zone, order));
      }
    }
  }
}

package org.lifeboat.engine.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lifeboat.api.memory.Zone;

/** An allocator's free lists, block by block; for small memories. */
final class FreeLists {
  private FreeLists() {}

  /** First frames from the head of a list on. */
  static List<Long> blocks(BuddyAllocator pages, Zone zone, int order) {
    List<Long> blocks = new ArrayList<>();
    for (FreeRun run : pages.area(zone).list(order).runs()) {
      for (long i = 0; i < run.count; i++) {
        blocks.add(run.pfnAt(i));
      }
    }
    return blocks;
  }

  /** All lists that are not empty: {@code DMA32/10}. */
  static Map<String, List<Long>> of(BuddyAllocator pages) {
    return collect((zone, order) -> blocks(pages, zone, order));
  }

  static Map<String, List<Long>> of(ReferenceBuddy reference) {
    return collect((zone, order) -> new ArrayList<>(reference.list(zone, order)));
  }

  private interface Lists {
    List<Long> of(Zone zone, int order);
  }

  private static Map<String, List<Long>> collect(Lists lists) {
    Map<String, List<Long>> all = new TreeMap<>();
    for (Zone zone : Zone.values()) {
      for (int order = 0; order <= 10; order++) {
        if (!lists.of(zone, order).isEmpty()) {
          all.put(zone + "/" + order, lists.of(zone, order));
        }
      }
    }
    return all;
  }
}

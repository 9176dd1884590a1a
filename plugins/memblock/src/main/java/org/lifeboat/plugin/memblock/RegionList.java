package org.lifeboat.plugin.memblock;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Region;

/**
 * What memblock keeps as a list (struct memblock_type): neighbours that touch are one region if
 * they belong to the same node, and stay two if not.
 */
final class RegionList extends RegionTree {
  /**
   * Covers {@code [start, end)}. What is covered already keeps its node; only the holes get {@code
   * node} (memblock_add_range).
   */
  void add(long start, long end, int node) {
    long hole = start;
    for (seek(start); Unsigned.less(hole, end); advance()) {
      boolean last = atEnd() || !Unsigned.less(start(), end);
      long holeEnd = last ? end : start();
      if (Unsigned.less(hole, holeEnd)) {
        fill(hole, holeEnd, node);
      }
      if (last) {
        return;
      }
      hole = end();
    }
  }

  /**
   * Fills a hole before the region pointed at and joins it with neighbours of its node
   * (memblock_merge_regions). The region that holds the first address behind the hole, if there is
   * one, is pointed at then.
   */
  private void fill(long start, long end, int node) {
    boolean joinsAbove = !atEnd() && start() == end && node() == node;
    boolean joinsBelow = followsOn(start, node);
    if (joinsBelow && joinsAbove) {
      retreat();
      long low = start();
      delete();
      moveStart(low);
    } else if (joinsAbove) {
      moveStart(start);
    } else if (joinsBelow) {
      retreat();
      moveEnd(end);
      advance();
    } else {
      insert(start, end, node);
      advance();
    }
  }

  /**
   * Uncovers {@code [start, end)}, cutting regions at its borders (memblock_remove_range). Answers
   * whether any of it was covered.
   */
  boolean remove(long start, long end) {
    if (start == end) {
      return false;
    }
    seek(start);
    if (atEnd() || !Unsigned.less(start(), end)) {
      return false;
    }
    while (!atEnd() && Unsigned.less(start(), end)) {
      boolean keepsBelow = Unsigned.less(start(), start);
      boolean keepsAbove = Unsigned.less(end, end());
      if (keepsBelow && keepsAbove) {
        cut(start, end);
      } else if (keepsBelow) {
        moveEnd(start);
        advance();
      } else if (keepsAbove) {
        moveStart(end);
      } else {
        delete();
      }
    }
    return true;
  }

  /** All regions, ascending. */
  List<Region> toList() {
    List<Region> regions = new ArrayList<>();
    for (seek(0); !atEnd(); advance()) {
      regions.add(new Region(new MemoryRange(start(), end()), node()));
    }
    return regions;
  }
}

package org.lifeboat.plugin.memblock;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.memory.Region;

/** The kernel's search, region by region and without an index; addresses below 2^63. */
final class Walk {
  private Walk() {}

  /** Takes a free range. */
  interface Visitor {
    void visit(long start, long end, int node);
  }

  private record Free(long start, long end, int node) {}

  static void forEachFree(List<Region> memory, List<Region> reserved, Visitor visitor) {
    int r = 0;
    for (Region ram : memory) {
      long start = ram.range().start();
      while (r > 0 && reserved.get(r - 1).range().end() > start) {
        r--;
      }
      for (; r < reserved.size() && reserved.get(r).range().start() < ram.range().end(); r++) {
        if (start < reserved.get(r).range().start()) {
          visitor.visit(start, reserved.get(r).range().start(), ram.node());
        }
        start = Math.max(start, reserved.get(r).range().end());
      }
      if (start < ram.range().end()) {
        visitor.visit(start, ram.range().end(), ram.node());
      }
    }
  }

  static OptionalLong search(
      List<Region> memory, List<Region> reserved, AllocationRequest request, boolean bottomUp) {
    List<Free> ranges = new ArrayList<>();
    forEachFree(memory, reserved, (start, end, node) -> ranges.add(new Free(start, end, node)));
    if (!bottomUp) {
      Collections.reverse(ranges);
    }
    long low = Math.max(request.min(), Pages.SIZE);
    long high = request.max() == 0 ? Long.MAX_VALUE : Math.max(request.max(), low);
    for (Free range : ranges) {
      long start = Math.max(range.start(), low);
      long end = Math.min(range.end(), high);
      long candidate =
          bottomUp
              ? Pages.roundUp(start, request.align())
              : Pages.roundDown(end - request.bytes(), request.align());
      boolean admits = request.node() == -1 || request.node() == range.node();
      if (admits && candidate >= start && candidate + request.bytes() <= end) {
        return OptionalLong.of(candidate);
      }
    }
    return OptionalLong.empty();
  }
}

package org.lifeboat.load.service;

import java.util.Arrays;
import java.util.List;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;

/** Whole pages of memory, from which one is drawn, each as often as each other. */
final class PageSet {
  private final long[] firsts;
  private final long[] upTo;

  /**
   * The pages of some ranges from one frame up to another, exclusive; page 0, which no kernel hands
   * out, is none of them.
   */
  PageSet(List<MemoryRange> ranges, long fromPfn, long endPfn) {
    firsts = new long[ranges.size()];
    upTo = new long[ranges.size()];
    long sum = 0;
    for (int i = 0; i < firsts.length; i++) {
      MemoryRange whole = ranges.get(i).wholePages();
      firsts[i] = Math.max(Math.max(Pages.pfnDown(whole.start()), fromPfn), 1);
      sum += Math.max(0, Math.min(Pages.pfnDown(whole.end()), endPfn) - firsts[i]);
      upTo[i] = sum;
    }
  }

  boolean isEmpty() {
    return count() == 0;
  }

  /** How many there are. */
  long count() {
    return upTo.length == 0 ? 0 : upTo[upTo.length - 1];
  }

  /** Address of page {@code number}, from 0. */
  long address(long number) {
    int found = Arrays.binarySearch(upTo, number);
    int range = found < 0 ? -found - 1 : behind(found);
    long before = range == 0 ? 0 : upTo[range - 1];
    return Pages.address(firsts[range] + number - before);
  }

  private int behind(int found) {
    int range = found;
    while (upTo[range] == upTo[found]) {
      range++;
    }
    return range;
  }
}

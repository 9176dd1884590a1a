package org.lifeboat.load.slots;

/**
 * The search step by step, for alignment masks that are no power of two less one. Where it goes
 * next depends on where it is alone, so after as many steps as the area has slots it has seen all
 * that it ever will.
 */
final class StepWalk implements Walk {
  private final SearchRule rule;
  private final Segments segments;

  StepWalk(SearchRule rule, Segments segments) {
    this.rule = rule;
    this.segments = segments;
  }

  @Override
  public int find(Request request, int start, int slots, int wrap) {
    boolean counted = rule == SearchRule.COUNTED;
    int index = wrap;
    for (long done = 0; done < slots; ) {
      int step = 1;
      if (request.isAligned(start + index)) {
        if (fits(request, start + index)) {
          return index;
        }
        step = request.stride();
      }
      index = index + step < slots ? index + step : 0;
      if (!counted && index == wrap) {
        return NONE;
      }
      done += counted ? step : 1;
    }
    return counted ? NONE : NEVER;
  }

  private boolean fits(Request request, int slot) {
    return request.isPossible()
        && segments.runFrom(slot) >= request.slots()
        && request.isWithinBoundary(slot);
  }
}

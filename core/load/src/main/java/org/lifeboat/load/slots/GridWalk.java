package org.lifeboat.load.slots;

/**
 * The search for regular requests, without the steps. Alignment asks for every {@code 2^a}-th slot
 * and the stride is {@code 2^a} or twice that, so from where it begins, a multiple of the stride,
 * single steps lead to the first aligned slot and strides from there to the area's end. There it
 * goes on at index 0, from which as many single steps lead to the same residue: all places that are
 * ever looked at are on one grid, first those from the beginning up, then those from the area's
 * start.
 *
 * <p>If the first slot is aligned, the second leg comes back to the beginning and the search ends.
 * If not, the grid does not have the beginning, nor do the single steps pass it unless it is index
 * 0: then the search never ends (kernel/dma/swiotlb.c:swiotlb_area_find_slots).
 */
final class GridWalk implements Walk {
  private final SearchRule rule;
  private final Segments segments;
  private final RunTree runs;
  private final Grid grid;

  GridWalk(SearchRule rule, Segments segments, RunTree runs, Grid grid) {
    this.rule = rule;
    this.segments = segments;
    this.runs = runs;
    this.grid = grid;
  }

  @Override
  public int find(Request request, int start, int slots, int wrap) {
    int steps = request.stepsToAligned(start);
    if (request.isPossible()) {
      int needed = (int) request.slots();
      grid.lay(start + steps);
      int found = first(needed, start + wrap, start + slots);
      if (found == NONE) {
        found = first(needed, start, start + secondLeg(slots, wrap, steps, request.stride()));
      }
      if (found != NONE) {
        return found - start;
      }
    }
    return rule == SearchRule.UNTIL_WRAP && wrap != 0 && steps != 0 ? NEVER : NONE;
  }

  /** Index at which the second leg ends, if not before. */
  private int secondLeg(int slots, int wrap, int steps, int stride) {
    int rest = slots - wrap - steps;
    if (rule != SearchRule.COUNTED || rest <= 0) {
      return wrap;
    }
    int firstLeg = (rest + stride - 1) & -stride;
    return slots - firstLeg - steps; // the steps from index 0 count too
  }

  private int first(int slots, int from, int to) {
    long asked = Lanes.inEach(slots);
    long lanes = grid.lanes();
    int last = (to - 1) >> Segments.SHIFT;
    for (int segment = from >> Segments.SHIFT; from < to && segment <= last; segment++) {
      segment = runs.next(segment, asked, lanes);
      if (segment == RunTree.NONE || segment > last) {
        return NONE;
      }
      int start = segment << Segments.SHIFT;
      int first = Math.max(0, from - start);
      int end = Math.min(Segments.SLOTS, to - start);
      grid.enter(segment);
      int found =
          segments.firstRun(
              segment,
              slots,
              grid.low() & Segments.low(first, end),
              grid.high() & Segments.high(first, end));
      if (found < Segments.SLOTS) {
        return start + found;
      }
      runs.lookedInVain(segment);
    }
    return NONE;
  }
}

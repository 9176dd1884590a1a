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
  private int needed;
  private long asked;
  private long lanes;

  GridWalk(SearchRule rule, Segments segments, RunTree runs, Grid grid) {
    this.rule = rule;
    this.segments = segments;
    this.runs = runs;
    this.grid = grid;
  }

  @Override
  public int find(Request request, int start, int slots, int wrap) {
    int steps = request.stepsToAligned(start);
    int found = request.isPossible() ? find(request, start, slots, wrap, steps) : NONE;
    if (found != NONE) {
      return found - start;
    }
    return rule == SearchRule.UNTIL_WRAP && wrap != 0 && steps != 0 ? NEVER : NONE;
  }

  private int find(Request request, int start, int slots, int wrap, int steps) {
    grid.lay(start + steps);
    needed = (int) request.slots();
    asked = Lanes.inEach(needed);
    lanes = grid.lanes();
    if (!runs.mayHave(asked, lanes)) {
      return NONE;
    }
    int found = first(start + wrap, start + slots);
    return found == NONE
        ? first(start, start + secondLeg(slots, wrap, steps, request.stride()))
        : found;
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

  /**
   * The first place of the grid, of some slots of the pool, from which all that is needed is free.
   */
  private int first(int from, int to) {
    int last = (to - 1) >> Segments.SHIFT;
    int segment = from < to ? grid.segmentFrom(from >> Segments.SHIFT) : last + 1;
    while (segment <= last) {
      segment = runs.next(segment, asked, lanes);
      if (segment == RunTree.NONE || segment > last) {
        return NONE;
      }
      int start = segment << Segments.SHIFT;
      grid.enter(segment);
      grid.keep(from - start, to - start);
      int found = segments.firstRun(segment, needed, grid.low(), grid.high());
      if (found < Segments.SLOTS) {
        return start + found;
      }
      runs.lookedInVain(segment);
      segment = grid.segmentFrom(segment + 1);
    }
    return NONE;
  }
}

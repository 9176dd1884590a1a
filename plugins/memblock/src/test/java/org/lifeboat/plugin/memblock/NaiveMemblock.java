package org.lifeboat.plugin.memblock;

import static org.lifeboat.api.memory.AllocationRequest.ANY_NODE;
import static org.lifeboat.api.memory.AllocationRequest.CURRENT_LIMIT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.PageSink;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.memory.Region;

/**
 * Memblock as one would write it without a thought for speed: an array entry for each granule of a
 * small piece of the address space, and every address tried. Ranges must consist of whole granules.
 */
final class NaiveMemblock implements EarlyAllocator {
  static final int GRANULE_BYTES = 512;
  static final int GRANULES = 128;
  private static final int ABSENT = -2;

  private final long origin;
  private final boolean bottomUp;
  private final int[] nodes = new int[GRANULES];
  private final boolean[] reserved = new boolean[GRANULES];
  private long limit = Memblock.ANYWHERE;

  NaiveMemblock(long origin, boolean bottomUp) {
    this.origin = origin;
    this.bottomUp = bottomUp;
    Arrays.fill(nodes, ABSENT);
  }

  @Override
  public List<Region> memory() {
    return runs(g -> nodes[g]);
  }

  @Override
  public List<Region> reserved() {
    return runs(g -> reserved[g] ? Region.NO_NODE : ABSENT);
  }

  private List<Region> free() {
    return runs(g -> reserved[g] ? ABSENT : nodes[g]);
  }

  /** Longest runs of granules of one colour, those of colour {@link #ABSENT} left out. */
  private List<Region> runs(IntUnaryOperator colour) {
    List<Region> runs = new ArrayList<>();
    int start = 0;
    for (int g = 1; g <= GRANULES; g++) {
      int current = colour.applyAsInt(start);
      if (g == GRANULES || colour.applyAsInt(g) != current) {
        if (current != ABSENT) {
          runs.add(new Region(new MemoryRange(address(start), address(g)), current));
        }
        start = g;
      }
    }
    return runs;
  }

  @Override
  public void add(MemoryRange ram, int node) {
    for (int g = granule(ram.start()); g < granule(ram.end()); g++) {
      nodes[g] = nodes[g] == ABSENT ? node : nodes[g];
    }
  }

  @Override
  public void remove(MemoryRange ram) {
    Arrays.fill(nodes, granule(ram.start()), granule(ram.end()), ABSENT);
  }

  @Override
  public void reserve(MemoryRange range) {
    Arrays.fill(reserved, granule(range.start()), granule(range.end()), true);
  }

  @Override
  public void free(MemoryRange range) {
    Arrays.fill(reserved, granule(range.start()), granule(range.end()), false);
  }

  @Override
  public void limit(long end) {
    limit = end;
  }

  @Override
  public OptionalLong allocate(AllocationRequest request) {
    boolean anyNode = request.node() != ANY_NODE && !request.exactNode();
    List<Long> minima = request.preferMin() ? List.of(request.min(), 0L) : List.of(request.min());
    List<Integer> choices = anyNode ? List.of(request.node(), ANY_NODE) : List.of(request.node());
    for (long min : minima) {
      for (int node : choices) {
        for (int i = 0; i < GRANULES; i++) {
          long candidate = address(bottomUp ? i : GRANULES - 1 - i);
          if (fits(request, min, node, candidate)) {
            reserve(MemoryRange.ofSize(candidate, request.bytes()));
            return OptionalLong.of(candidate);
          }
        }
      }
    }
    return OptionalLong.empty();
  }

  private boolean fits(AllocationRequest request, long min, int node, long candidate) {
    long max = request.max() == CURRENT_LIMIT ? limit : request.max();
    boolean bounded =
        Long.compareUnsigned(candidate, Pages.SIZE) >= 0
            && Long.compareUnsigned(candidate, min) >= 0
            && Long.compareUnsigned(candidate, max) <= 0
            && Long.compareUnsigned(request.bytes(), max - candidate) <= 0;
    int first = granule(candidate);
    int end = first + (int) (request.bytes() / GRANULE_BYTES);
    IntPredicate usable = g -> !reserved[g] && nodes[g] != ABSENT && nodes[g] == nodes[first];
    return bounded
        && candidate % request.align() == 0
        && end <= GRANULES
        && (node == ANY_NODE || nodes[first] == node)
        && java.util.stream.IntStream.range(first, end).allMatch(usable);
  }

  @Override
  public void handOver(PageSink pages) {
    free().forEach(region -> release(region.range(), Pages.MAX_ORDER, pages));
  }

  @Override
  public void freeLate(MemoryRange range, PageSink pages) {
    release(range, 0, pages);
  }

  private static void release(MemoryRange range, int maxOrder, PageSink pages) {
    MemoryRange whole = range.wholePages();
    if (!whole.isEmpty()) {
      pages.release(Pages.pfnDown(whole.start()), Pages.pfnDown(whole.end()), maxOrder);
    }
  }

  private long address(int granule) {
    return origin + (long) granule * GRANULE_BYTES;
  }

  private int granule(long address) {
    return (int) ((address - origin) / GRANULE_BYTES);
  }
}

package org.lifeboat.plugin.bootmem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;

/** Whatever the history, bootmem answers as bitmaps would, and hands over the same blocks. */
class BootmemModelTest {
  private static final int NODES = 3;
  private static final int NODE_PAGES = 320;

  /** First frames of the machine: at the bottom, and across 4 GB. */
  private static final List<Long> ORIGINS =
      List.of(0L, 0x10_0000L - NODES * NODE_PAGES / 2 / 64 * 64);

  /**
   * A node's RAM.
   *
   * @param id its number, which need not follow its place
   * @param ranges whole pages, ascending
   */
  record NodeRam(int id, List<MemoryRange> ranges) {}

  /** One step; just one of the two is there. */
  record Step(Action action, MemoryRange range, AllocationRequest request) {}

  /** What a step does. */
  enum Action {
    RESERVE,
    FREE,
    ALLOCATE
  }

  /** A machine and what happens on it. */
  record History(List<NodeRam> nodes, List<Step> steps) {}

  @Property(tries = 6000, edgeCases = EdgeCasesMode.NONE)
  void everyAnswerIsThatOfTheBitmaps(@ForAll("histories") History history) {
    Bootmem bootmem = new Bootmem(new BootmemSettings(true, false));
    BitmapBootmem bitmaps = new BitmapBootmem();
    for (NodeRam node : history.nodes()) {
      node.ranges().forEach(range -> bootmem.add(range, node.id()));
      bitmaps.node(node.id(), node.ranges());
    }
    for (Step step : history.steps()) {
      switch (step.action()) {
        case RESERVE -> {
          bootmem.reserve(step.range());
          bitmaps.reserve(step.range());
        }
        case FREE -> {
          bootmem.free(step.range());
          bitmaps.free(step.range());
        }
        case ALLOCATE -> {
          OptionalLong expected = bitmaps.allocate(step.request());
          assertThat(bootmem.allocate(step.request())).as("%s", step).isEqualTo(expected);
        }
      }
    }
    assertThat(Blocks.of(bootmem::handOver)).isEqualTo(bitmaps.handOver());
  }

  @Provide
  Arbitrary<History> histories() {
    return Arbitraries.of(ORIGINS)
        .flatMap(
            origin ->
                Combinators.combine(nodes(origin), steps(origin).list().ofMaxSize(40))
                    .as(History::new));
  }

  private static Arbitrary<List<NodeRam>> nodes(long origin) {
    Arbitrary<List<Integer>> ids = Arbitraries.shuffle(List.of(0, 1, 2));
    Arbitrary<List<TreeSet<Integer>>> borders =
        Arbitraries.integers()
            .between(0, NODE_PAGES)
            .set()
            .ofMinSize(2)
            .ofMaxSize(6)
            .<TreeSet<Integer>>map(TreeSet::new)
            .list()
            .ofMinSize(1)
            .ofMaxSize(NODES);
    return Combinators.combine(ids, borders)
        .as(
            (numbers, cuts) -> {
              List<NodeRam> nodes = new ArrayList<>();
              for (int i = 0; i < cuts.size(); i++) {
                long first = origin + (long) i * NODE_PAGES;
                nodes.add(new NodeRam(numbers.get(i), ranges(first, List.copyOf(cuts.get(i)))));
              }
              return nodes;
            });
  }

  /** RAM between every other pair of borders, which count pages from {@code first}. */
  private static List<MemoryRange> ranges(long first, List<Integer> borders) {
    List<MemoryRange> ranges = new ArrayList<>();
    for (int i = 0; i + 1 < borders.size(); i += 2) {
      ranges.add(MemoryRange.ofPages(first + borders.get(i), first + borders.get(i + 1)));
    }
    return ranges;
  }

  private static Arbitrary<Step> steps(long origin) {
    Arbitrary<MemoryRange> ranges =
        Combinators.combine(addresses(origin), addresses(origin))
            .as((a, b) -> new MemoryRange(Math.min(a, b), Math.max(a, b)))
            .filter(range -> !range.isEmpty());
    Arbitrary<MemoryRange> shortRanges =
        Combinators.combine(addresses(origin), sizes()).as(MemoryRange::ofSize);
    AllocationRequest none = AllocationRequest.of(1, 1);
    return Arbitraries.frequencyOf(
        Tuple.of(1, ranges.map(range -> new Step(Action.RESERVE, range, none))),
        Tuple.of(1, ranges.map(range -> new Step(Action.FREE, range, none))),
        Tuple.of(3, shortRanges.map(range -> new Step(Action.RESERVE, range, none))),
        Tuple.of(5, shortRanges.map(range -> new Step(Action.FREE, range, none))),
        Tuple.of(
            10,
            requests(origin)
                .map(request -> new Step(Action.ALLOCATE, new MemoryRange(0, 0), request))));
  }

  private static Arbitrary<AllocationRequest> requests(long origin) {
    Arbitrary<Long> aligns =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(64L)),
            Tuple.of(2, Arbitraries.just(4096L)),
            Tuple.of(2, Arbitraries.integers().between(0, 19).map(shift -> 1L << shift)));
    Arbitrary<Long> minima =
        Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(0L)), Tuple.of(2, addresses(origin)));
    Arbitrary<Long> maxima =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(AllocationRequest.CURRENT_LIMIT)),
            Tuple.of(2, Arbitraries.just(AllocationRequest.LOW_LIMIT)),
            Tuple.of(1, addresses(origin)));
    Arbitrary<Integer> nodes = Arbitraries.of(AllocationRequest.ANY_NODE, 0, 1, 2, 7);
    Arbitrary<Boolean> coins = Arbitraries.of(true, false);
    return Combinators.combine(sizes(), aligns, minima, maxima, nodes, coins, coins)
        .as(AllocationRequest::new);
  }

  private static Arbitrary<Long> sizes() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.longs().between(1, 6000)),
        Tuple.of(2, Arbitraries.longs().between(1, 8).map(pages -> pages * 4096)),
        Tuple.of(1, Arbitraries.longs().between(1, 600_000)));
  }

  /** Whole pages and fractions, a little beyond the machine's end too. */
  private static Arbitrary<Long> addresses(long origin) {
    return Combinators.combine(
            Arbitraries.longs().between(0, NODES * NODE_PAGES + 16),
            Arbitraries.of(0L, 0L, 0L, 0x40L, 0x800L, 0xfffL))
        .as((page, offset) -> (origin + page) * 4096 + offset);
  }
}

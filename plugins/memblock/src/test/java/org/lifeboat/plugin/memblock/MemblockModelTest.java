package org.lifeboat.plugin.memblock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.plugin.memblock.NaiveMemblock.GRANULES;
import static org.lifeboat.plugin.memblock.NaiveMemblock.GRANULE_BYTES;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.plugin.memblock.Operation.Add;
import org.lifeboat.plugin.memblock.Operation.Allocate;
import org.lifeboat.plugin.memblock.Operation.Free;
import org.lifeboat.plugin.memblock.Operation.Limit;
import org.lifeboat.plugin.memblock.Operation.Remove;
import org.lifeboat.plugin.memblock.Operation.Reserve;

/** Whatever the history, memblock answers as the naive model does. */
class MemblockModelTest {
  /** Where the model's little piece of the address space lies. */
  enum Origin {
    ZERO(0),
    ACROSS_4_GB((1L << 32) - GRANULES * GRANULE_BYTES / 2),
    ACROSS_THE_SIGN(Long.MIN_VALUE - GRANULES * GRANULE_BYTES / 2),
    AT_THE_TOP(-2L * GRANULES * GRANULE_BYTES);

    final long address;

    Origin(long address) {
      this.address = address;
    }
  }

  /** Operations within the piece of the address space that begins at {@code origin}. */
  record History(Origin origin, List<Operation> operations) {}

  /** One run given to the page allocator. */
  record Release(long firstPfn, long endPfn, int maxOrder) {}

  @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
  void everyAnswerIsThatOfTheNaiveModel(
      @ForAll("histories") History history, @ForAll boolean bottomUp) {
    Memblock memblock = new Memblock();
    memblock.bottomUp(bottomUp);
    NaiveMemblock naive = new NaiveMemblock(history.origin().address, bottomUp);
    for (Operation operation : history.operations()) {
      assertThat(operation.on(memblock)).as("%s", operation).isEqualTo(operation.on(naive));
      assertThat(memblock.memory()).isEqualTo(naive.memory());
      assertThat(memblock.reserved()).isEqualTo(naive.reserved());
    }
    assertThat(handedOver(memblock)).isEqualTo(handedOver(naive));
  }

  private static List<Release> handedOver(EarlyAllocator allocator) {
    List<Release> releases = new ArrayList<>();
    allocator.handOver((first, end, order) -> releases.add(new Release(first, end, order)));
    return releases;
  }

  @Provide
  Arbitrary<History> histories() {
    return Arbitraries.of(Origin.class)
        .flatMap(
            origin ->
                operations(origin)
                    .list()
                    .ofMaxSize(40)
                    .map(operations -> new History(origin, operations)));
  }

  private static Arbitrary<Operation> operations(Origin origin) {
    Arbitrary<MemoryRange> ranges = ranges(origin);
    Arbitrary<Operation> add = Combinators.combine(ranges, nodes()).as(Add::new);
    Arbitrary<Operation> allocate = requests(origin).map(Allocate::new);
    return Arbitraries.frequencyOf(
        Tuple.of(4, add),
        Tuple.of(1, ranges.map(Remove::new)),
        Tuple.of(3, ranges.map(Reserve::new)),
        Tuple.of(3, ranges.map(Free::new)),
        Tuple.of(1, addresses(origin).map(Limit::new)),
        Tuple.of(6, allocate));
  }

  private static Arbitrary<AllocationRequest> requests(Origin origin) {
    Arbitrary<Long> sizes =
        Arbitraries.integers().between(1, 24).map(n -> n * (long) GRANULE_BYTES);
    Arbitrary<Long> aligns = Arbitraries.integers().between(0, 14).map(shift -> 1L << shift);
    Arbitrary<Boolean> coins = Arbitraries.of(true, false);
    Arbitrary<Long> bounds = addresses(origin);
    Arbitrary<Long> minima =
        Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just(0L)), Tuple.of(1, bounds));
    return Combinators.combine(sizes, aligns, minima, minima, nodes(), coins, coins)
        .as(AllocationRequest::new);
  }

  private static Arbitrary<Integer> nodes() {
    return Arbitraries.of(AllocationRequest.ANY_NODE, 0, 1, 2);
  }

  private static Arbitrary<MemoryRange> ranges(Origin origin) {
    return Combinators.combine(addresses(origin), addresses(origin))
        .as(
            (a, b) ->
                Long.compareUnsigned(a, b) < 0 ? new MemoryRange(a, b) : new MemoryRange(b, a));
  }

  private static Arbitrary<Long> addresses(Origin origin) {
    return Arbitraries.integers()
        .between(0, GRANULES)
        .map(granule -> origin.address + (long) granule * GRANULE_BYTES);
  }
}

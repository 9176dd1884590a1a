package org.lifeboat.engine.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.memory.MemoryRange;

/** The arithmetic of runs, held against one bit for each page. */
class PageRunTest {
  @Provide
  Arbitrary<PageRun> runs() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 40),
            Arbitraries.integers().between(1, 9),
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(0, 3))
        .as(
            (position, count, order, spread) ->
                new PageRun((long) position << order, count, order, 1L << (order + spread)));
  }

  private static BitSet bits(PageRun run) {
    BitSet bits = new BitSet();
    for (int i = 0; i < run.count(); i++) {
      int pfn = (int) (run.firstPfn() + i * run.stridePages());
      bits.set(pfn, pfn + (1 << run.order()));
    }
    return bits;
  }

  @Property
  void theNextFrameOfABlockIsFound(
      @ForAll("runs") PageRun run, @ForAll @IntRange(max = 2000) int pfn) {
    int next = bits(run).nextSetBit(pfn);

    assertThat(run.nextPfn(pfn)).isEqualTo(next < 0 ? Long.MAX_VALUE : next);
  }

  @Property
  void pagesWithinARangeAreCounted(
      @ForAll("runs") PageRun run,
      @ForAll @IntRange(max = 1500) int from,
      @ForAll @IntRange(max = 1500) int length) {
    assertThat(run.pagesWithin(from, from + length))
        .isEqualTo(bits(run).get(from, from + length).cardinality());
  }

  @Property(tries = 5000)
  void twoRunsTouchWhereTheyShareAPage(@ForAll("runs") PageRun one, @ForAll("runs") PageRun other) {
    assertThat(one.touches(other)).isEqualTo(bits(one).intersects(bits(other)));
  }

  @Property
  void spanAndSizeAreThoseOfThePages(@ForAll("runs") PageRun run) {
    BitSet bits = bits(run);

    assertThat(run.pages()).isEqualTo(bits.cardinality());
    assertThat(run.bytes()).isEqualTo(bits.cardinality() * 4096L);
    assertThat(run.span()).isEqualTo(MemoryRange.ofPages(bits.nextSetBit(0), bits.length()));
    assertThat(run.isContiguous())
        .isEqualTo(bits.nextClearBit(bits.nextSetBit(0)) == bits.length());
  }

  @Test
  void whatIsNoRunIsRefused() {
    assertThatThrownBy(() -> new PageRun(1, 1, 1, 2)).hasMessageContaining("pfn 0x1");
    assertThatThrownBy(() -> new PageRun(0, 0, 0, 1)).hasMessageContaining("0 blocks");
    assertThatThrownBy(() -> new PageRun(0, 1, 11, 2048)).hasMessageContaining("order 11");
    assertThatThrownBy(() -> new PageRun(0, 1, 2, 2)).hasMessageContaining("every 2 pages");
    assertThatThrownBy(() -> new PageRun(0, 2, 0, 3)).hasMessageContaining("every 3 pages");
    assertThatThrownBy(() -> new PageRun(0, (1L << 40) + 1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

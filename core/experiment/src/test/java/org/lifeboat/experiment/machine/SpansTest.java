package org.lifeboat.experiment.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.lifeboat.api.memory.MemoryRange;

class SpansTest {
  private static final int END = 60;

  private static BitSet bits(List<MemoryRange> ranges) {
    BitSet bits = new BitSet();
    ranges.forEach(r -> bits.set((int) r.start(), (int) r.end()));
    return bits;
  }

  private static void areSpans(List<MemoryRange> spans) {
    assertThat(spans).noneMatch(MemoryRange::isEmpty);
    for (int i = 1; i < spans.size(); i++) {
      assertThat(spans.get(i).start()).isGreaterThan(spans.get(i - 1).end());
    }
  }

  @Property
  void aUnionHoldsWhatItsPartsHold(@ForAll("ranges") List<MemoryRange> ranges) {
    List<MemoryRange> union = Spans.union(ranges.stream());

    areSpans(union);
    assertThat(bits(union)).isEqualTo(bits(ranges));
    assertThat(Spans.bytes(union)).isEqualTo(bits(ranges).cardinality());
  }

  @Property
  void aDifferenceHoldsWhatOnlyTheFirstHolds(
      @ForAll("ranges") List<MemoryRange> some, @ForAll("ranges") List<MemoryRange> others) {
    BitSet expected = bits(some);
    expected.andNot(bits(others));

    List<MemoryRange> left = Spans.minus(Spans.union(some.stream()), Spans.union(others.stream()));

    areSpans(left);
    assertThat(bits(left)).isEqualTo(expected);
  }

  @Property
  void aRangeIsHeldWhereAllItsBytesAre(
      @ForAll("ranges") List<MemoryRange> ranges, @ForAll("range") MemoryRange range) {
    BitSet outside = bits(List.of(range));
    outside.andNot(bits(ranges));

    assertThat(Spans.hold(Spans.union(ranges.stream()), range) || range.isEmpty())
        .isEqualTo(outside.isEmpty());
  }

  @Provide
  Arbitrary<MemoryRange> range() {
    Arbitrary<Long> places = Arbitraries.longs().between(0, END);
    return Combinators.combine(places, places)
        .as((a, b) -> new MemoryRange(Math.min(a, b), Math.max(a, b)));
  }

  @Provide
  Arbitrary<List<MemoryRange>> ranges() {
    return range().list().ofMaxSize(8);
  }
}

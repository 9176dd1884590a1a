package org.lifeboat.load.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lifeboat.load.service.Scenarios.MASK_32;
import static org.lifeboat.load.service.Scenarios.RAM;
import static org.lifeboat.load.service.Scenarios.closed;
import static org.lifeboat.load.service.Scenarios.generated;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.load.chance.Chance;
import org.lifeboat.load.workload.Distribution.Constant;
import org.lifeboat.load.workload.Distribution.Exponential;
import org.lifeboat.load.workload.Distribution.Uniform;

final class RequestsTest {
  private static final int MANY = 50_000;
  private static final long FOUR_GB = 1L << 32;

  private static Requests of(Scenarios.Generated workload, long mask, List<MemoryRange> ram) {
    return new Requests(workload.workload(), mask, ram, 4, new Chance(3));
  }

  private static double beyond(Requests requests, long bytes) {
    return LongStream.range(0, MANY)
            .filter(i -> requests.isBeyond(i, requests.address(i), bytes))
            .count()
        / (double) MANY;
  }

  @Test
  void buffersLieOnAllPagesOfRamAlike() {
    Requests requests = of(generated(closed(1)).offset(new Uniform(0, 4095)), MASK_32, RAM);

    assertThat(LongStream.range(0, MANY).map(requests::address))
        .allMatch(address -> RAM.stream().anyMatch(range -> range.contains(address)));
    // 2047 MB of 8191 MB are low
    assertThat(beyond(requests, 1)).isCloseTo(6144.0 / 8191, within(0.01));
  }

  @Test
  void pagesThatAreNotWholeAndPageZeroHoldNoBuffer() {
    Requests requests =
        of(
            generated(closed(1)),
            MASK_32,
            List.of(new MemoryRange(0, 0x2400), new MemoryRange(0x3000, 0x3fff)));

    assertThat(LongStream.range(0, 100).map(requests::address)).containsOnly(0x1000L);
  }

  @Test
  void bufferThatReachesPastTheMaskIsBeyond() {
    Requests requests = of(generated(closed(1)), MASK_32, RAM);

    assertThat(requests.isBeyond(0, FOUR_GB - 4096, 4096)).isFalse();
    assertThat(requests.isBeyond(0, FOUR_GB - 4096, 4097)).isTrue();
    assertThat(requests.isBeyond(0, -4096, Requests.MOST_BYTES)).isTrue();
    assertThat(of(generated(closed(1)), -1L, RAM).isBeyond(0, FOUR_GB, 1)).isFalse();
  }

  @Test
  void bouncedShareSaysOnWhichSideOfTheMaskBuffersLie() {
    Requests requests = of(generated(closed(1)).bounced(0.25), MASK_32, RAM);

    assertThat(beyond(requests, 1)).isCloseTo(0.25, within(0.01));
    assertThat(LongStream.range(0, MANY))
        .allMatch(i -> requests.isBeyond(i, 0, 1) == (requests.address(i) >= FOUR_GB));
  }

  @Test
  void whereRamHasNoSuchSideItsOtherSideStandsForIt() {
    Requests low = of(generated(closed(1)).bounced(1), MASK_32, List.of(RAM.get(0)));
    Requests none = of(generated(closed(1)).offset(7), MASK_32, List.of());

    assertThat(low.isBeyond(0, low.address(0), 1)).isTrue();
    assertThat(RAM.get(0).contains(low.address(0))).isTrue();
    assertThat(none.address(0)).isEqualTo(FOUR_GB + 7);
  }

  @Test
  void aspectsAreDrawnApart() {
    Requests one = of(generated(closed(1)).bytes(new Uniform(1, 1e6)), MASK_32, RAM);
    Requests other =
        of(
            generated(closed(1))
                .bytes(new Constant(5))
                .hold(new Exponential(1e6))
                .offset(new Uniform(0, 4095))
                .bounced(0.5),
            MASK_32,
            RAM);

    assertThat(LongStream.range(0, 100).mapToObj(one::processor))
        .isEqualTo(LongStream.range(0, 100).mapToObj(other::processor).toList());
    assertThat(LongStream.range(0, 1000).map(one::processor).distinct().sorted())
        .containsExactly(0L, 1L, 2L, 3L);
  }

  @Test
  void onlyTheProcessorsThatAreNamedMap() {
    Requests requests = of(generated(closed(1)).processors(2, 9), MASK_32, RAM);

    assertThat(LongStream.range(0, 1000).map(requests::processor).distinct().sorted())
        .containsExactly(2L, 9L);
  }

  @Test
  void numbersOutOfAllBoundsAreCut() {
    Requests requests =
        of(generated(closed(1)).bytes(1e300).offset(1e9).hold(-5), MASK_32, List.of());

    assertThat(requests.bytes(0)).isEqualTo(Requests.MOST_BYTES);
    assertThat(requests.address(0)).isEqualTo(FOUR_GB + 4095);
    assertThat(requests.holdNanos(0)).isEqualTo(1);
    assertThat(of(generated(closed(1)).hold(1e300), MASK_32, RAM).holdNanos(0))
        .isEqualTo(Long.MAX_VALUE);
  }
}

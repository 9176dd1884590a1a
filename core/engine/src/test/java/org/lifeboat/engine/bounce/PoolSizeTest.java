package org.lifeboat.engine.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.engine.event.EventLog;
import org.lifeboat.engine.parameters.SwiotlbParameter;
import org.lifeboat.engine.plan.BounceGeometry;
import org.lifeboat.load.slots.SearchRule;

/** Slots and areas (reference 6.1 §2.2). */
final class PoolSizeTest {
  private final EventLog events = new EventLog();

  private PoolSize size(String parameters, boolean areas) {
    return size(parameters, areas, BouncePool.SEGMENT_SLOTS);
  }

  private PoolSize size(String parameters, boolean areas, long slotsPerArea) {
    BounceGeometry geometry =
        new BounceGeometry(
            32768,
            512,
            areas,
            slotsPerArea,
            true,
            areas,
            areas,
            !areas,
            List.of(),
            List.of("pool"),
            !areas,
            SearchRule.UNTIL_WRAP);
    return new PoolSize(
        geometry, SwiotlbParameter.parse(CommandLine.parse(parameters), areas, areas), events);
  }

  private List<String> lines() {
    return events.events().stream().map(e -> ((BootEvent.Printed) e).text()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1, 32768, 1",
    "'', 5, 32768, 8",
    "'', 256, 32768, 256",
    "'', 257, 65536, 512",
    "swiotlb=640, 1, 1024, 1",
    "swiotlb=512, 4, 512, 4",
    "swiotlb=64M, 2, 256, 2",
    "swiotlb=0, 4, 512, 4",
    "swiotlb=65536, 16, 65536, 16",
    "'swiotlb=65536,3', 16, 65536, 4",
  })
  void linux61RoundsUpToAPowerOfTwoThatHoldsASegmentPerArea(
      String parameters, int processors, long slots, int areas) {
    PoolSize size = size(parameters, true);
    size.settleAreas(processors);

    assertThat(size.slots()).isEqualTo(slots);
    assertThat(size.areas()).isEqualTo(areas);
  }

  @ParameterizedTest
  @CsvSource({"'', 300, 32768, 512", "swiotlb=128, 8, 128, 8", "swiotlb=640, 8, 1024, 8"})
  void linux60RoundsUpToAPowerOfTwoHoweverManyAreasThereAre(
      String parameters, int processors, long slots, int areas) {
    PoolSize size = size(parameters, true, 0);
    size.settleAreas(processors);

    assertThat(size.slots()).isEqualTo(slots);
    assertThat(size.areas()).isEqualTo(areas);
  }

  @Test
  void roundingUpIsSaid() {
    size("swiotlb=640", true).settleAreas(1);

    assertThat(lines())
        .containsExactly(
            "software IO TLB: area num 1.",
            "software IO TLB: SWIOTLB bounce buffer size roundup to 2MB");
  }

  @Test
  void areasGivenByParameterAreSettledAtOnce() {
    size("swiotlb=65536,3,force", true);

    assertThat(lines()).containsExactly("software IO TLB: area num 4.");
  }

  @Test
  void linux26HasNoAreasAndTakesZeroAsNotGiven() {
    PoolSize size = size("swiotlb=0", false);
    size.settleAreas(8);

    assertThat(size.slots()).isEqualTo(32768);
    assertThat(size.areas()).isEqualTo(1);
    assertThat(lines()).isEmpty();
  }

  @Test
  void halvingKeepsWholeSegments() {
    PoolSize size = size("swiotlb=384", false);
    size.halve();

    assertThat(size.slots()).isEqualTo(256);
  }
}

package org.lifeboat.load.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.load.service.Scenarios.recorded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lifeboat.load.service.Scenario.Growth;
import org.lifeboat.load.service.Service.Tally;
import org.lifeboat.load.slots.DmaLimits;
import org.lifeboat.load.slots.Refusal;
import org.lifeboat.load.slots.SearchRule;
import org.lifeboat.load.workload.RecordedWorkload;
import org.lifeboat.load.workload.RecordedWorkload.Mapping;

final class GrowthTest {
  private static final long NEVER = Long.MAX_VALUE;
  private static final long ABOVE = 0x1_4000_0000L;
  private static final int KB = 1024;
  private static final int MB = 1024 * KB;

  /** Fills the pool of 128 slots first. */
  private static Service after(Growth growth, Mapping... mappings) {
    return after(DmaLimits.USUAL, growth, mappings);
  }

  private static Service after(DmaLimits device, Growth growth, Mapping... mappings) {
    List<Mapping> all = new ArrayList<>();
    all.add(new Mapping(0, NEVER, 256 * KB, ABOVE, 0));
    all.addAll(List.of(mappings));
    return Scenarios.of()
        .rule(SearchRule.COUNTED)
        .growing(growth)
        .forced(new RecordedWorkload("recorded", Scenarios.DEVICE, device, all))
        .run();
  }

  private static Mapping at(long nanos, long hold, long bytes) {
    return new Mapping(nanos, hold, bytes, ABOVE, 0);
  }

  @Test
  void mappingWithoutRoomGetsABufferOfItsOwnAndTheNextABlock() {
    Service service =
        after(new Growth(512, 4 * MB), at(1, 10, 6 * KB), at(2, 10, 6 * KB), at(3, 10, 6 * KB));

    assertThat(service.total()).isEqualTo(new Tally(0, 3, 1, 0, Map.of(), 1));
    assertThat(service.grownBytes()).isEqualTo(MB);
    assertThat(service.highWaterSlots()).isEqualTo(128 + 6);
  }

  @Test
  void singleBufferIsABlockOfPagesAndGoesWithItsMapping() {
    // 8 KB hold one buffer of 6 KB, which is rounded up, and no block
    Growth growth = new Growth(512, 8 * KB);
    Service both = after(growth, at(1, 10, 6 * KB), at(5, 10, 1));
    Service oneByOne = after(growth, at(1, 10, 6 * KB), at(20, 10, 1));

    assertThat(both.total()).isEqualTo(new Tally(0, 1, 1, 0, Map.of(Refusal.POOL_FULL, 1L), 1));
    assertThat(oneByOne.total()).isEqualTo(new Tally(0, 1, 2, 0, Map.of(), 1));
    assertThat(oneByOne.grownBytes()).isZero();
  }

  @Test
  void blockThatIsTooLargeComesInHalvesDownToAMegabyte() {
    assertThat(
            after(new Growth(2048, 2 * MB + 4 * KB), at(1, NEVER, KB), at(2, 1, KB)).grownBytes())
        .isEqualTo(2 * MB);
    assertThat(after(new Growth(2048, MB + 4 * KB), at(1, NEVER, KB), at(2, 1, KB)).grownBytes())
        .isEqualTo(MB);
    assertThat(after(new Growth(2048, MB), at(1, NEVER, KB), at(2, 1, KB)).grownBytes()).isZero();
  }

  @Test
  void blocksStayWhenEverythingIsUnmapped() {
    Service service =
        after(
            new Growth(512, 64 * MB),
            at(1, 10, KB),
            at(2, 10, KB),
            at(100, 10, 256 * KB),
            at(101, 10, 256 * KB),
            at(102, 10, 256 * KB),
            at(103, 10, 256 * KB),
            at(104, 10, 256 * KB),
            at(105, 10, 256 * KB));

    assertThat(service.total()).isEqualTo(new Tally(0, 7, 2, 0, Map.of(), 1));
    assertThat(service.grownBytes()).isEqualTo(2 * MB);
  }

  @Test
  void mappingLongerThanASegmentFailsAndNothingGrows() {
    Service service = after(new Growth(512, 64 * MB), at(1, 10, 256 * KB + 1), at(2, 10, 300 * KB));

    assertThat(service.total().refused()).isEqualTo(Map.of(Refusal.LONGER_THAN_SEGMENT, 2L));
    assertThat(service.grownBytes()).isZero();
  }

  /** All slots of the buffer would be needed from its second on. */
  @Test
  void singleBufferDoesNotHelpWhereTheAlignmentAsksForItsSecondSlot() {
    DmaLimits nvme = new DmaLimits(4095, 0xffff_ffffL);
    Growth growth = new Growth(512, 64 * MB);

    assertThat(after(nvme, growth, new Mapping(1, 10, KB, ABOVE + 2047, 0)).total().single())
        .isEqualTo(1);
    assertThat(after(nvme, growth, new Mapping(1, 10, KB, ABOVE + 2048, 0)).total().refused())
        .isEqualTo(Map.of(Refusal.POOL_FULL, 1L));
  }

  @Test
  void singleBufferDoesNotHelpAcrossASegmentBoundary() {
    DmaLimits narrow = new DmaLimits(0, 4095);
    Service service =
        Scenarios.of()
            .rule(SearchRule.COUNTED)
            .growing(new Growth(512, 64 * MB))
            .forced(
                new RecordedWorkload(
                    "recorded",
                    Scenarios.DEVICE,
                    narrow,
                    List.of(new Mapping(0, 5, 4097, ABOVE, 0))))
            .run();

    assertThat(service.total().refused()).isEqualTo(Map.of(Refusal.LONGER_THAN_BOUNDARY, 1L));
    assertThat(after(new DmaLimits(0, 0), new Growth(512, 64 * MB), at(1, 5, KB)).total().single())
        .isEqualTo(1);
  }

  @Test
  void processorsOwnAreaIsTriedInAllPoolsBeforeAnother() {
    // two areas in each; processor 0 fills its own of both pools before it takes from the other
    Growth growth = new Growth(512, 4 * MB);
    Mapping[] mappings = new Mapping[] {};
    List<Mapping> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(new Mapping(i, NEVER, 256 * KB, ABOVE, 0));
    }
    for (int i = 3; i < 7; i++) {
      all.add(new Mapping(i, NEVER, 256 * KB, ABOVE, i == 6 ? 1 : 0));
    }
    Service service =
        Scenarios.of()
            .pool(256, 2)
            .rule(SearchRule.COUNTED)
            .growing(growth)
            .forced(recorded(all.toArray(mappings)))
            .run();

    assertThat(service.total().single()).isEqualTo(1);
    assertThat(service.total().bounced()).isEqualTo(6);
    assertThat(service.grownBytes()).isEqualTo(MB);
  }

  @Test
  void wholeMemoryIsNeverMoreThanFourGigabytes() {
    Service service = after(new Growth(Integer.MAX_VALUE, NEVER), at(1, 1, KB), at(2, 1, KB));

    assertThat(service.grownBytes()).isEqualTo(2L << 30);
    assertThat(after(new Growth(-1, -1), at(1, 1, KB)).total().failed()).isEqualTo(1);
  }
}

package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.engine.config.MachineBuilder;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.render.Style;
import org.lifeboat.lab.size.SizeText;
import org.lifeboat.lab.size.Sizer;
import org.lifeboat.lab.size.Sizing;
import org.lifeboat.lab.size.Sizing.Answer;
import org.lifeboat.lab.size.Sizing.Cause;
import org.lifeboat.lab.size.Trial;
import org.lifeboat.load.service.Scenario;
import org.lifeboat.load.slots.DmaLimits;
import org.lifeboat.load.workload.Arrivals;
import org.lifeboat.load.workload.Distribution;
import org.lifeboat.load.workload.Distribution.Choice;
import org.lifeboat.load.workload.Distribution.Constant;
import org.lifeboat.load.workload.Distribution.Exponential;
import org.lifeboat.load.workload.Distribution.Weighted;
import org.lifeboat.load.workload.GeneratedWorkload;

/** How large a bounce buffer must be, on machines whose answer is plain. */
final class SizerTest {
  private static final String CARD = "0000:00:02.0";
  private static final double MILLISECOND = 1e6;
  private static final Scenario.Limits LIMITS = new Scenario.Limits(5_000_000_000L, 20_000);
  private static final Sizer SIZER = new Sizer(Shipped.LIFEBOAT, LIMITS, 0);

  /** So many buffers of some bytes, all of them out of reach, from the start of a page. */
  private static GeneratedWorkload ring(int depth, long bytes) {
    return with(depth, bytes, DmaLimits.USUAL, new Constant(0), 0);
  }

  private static GeneratedWorkload with(
      int depth, long bytes, DmaLimits limits, Distribution offset, double leak) {
    return new GeneratedWorkload(
        "ring",
        PciAddress.parse(CARD),
        limits,
        new Constant(bytes),
        offset,
        new Arrivals.Closed(depth),
        new Exponential(MILLISECOND),
        leak,
        OptionalDouble.of(1),
        List.of());
  }

  private static MachineBuilder machine(int processors, int maskBits) {
    return MachineBuilder.of("loaded")
        .ram(0x1000, 0x9e000)
        .ram(1 << 20, 2047L << 20)
        .ram(1L << 32, 2L << 30)
        .processor(new Processor(Processor.Vendor.INTEL, 6, 85, processors, false))
        .function(CARD, 0x8086, 0x100e, 0x020000, maskBits);
  }

  private static BootPlan plan(MachineBuilder machine, String kernel) {
    return Shipped.LIFEBOAT.reader().plan(machine).kernel(kernel).seed(3).build();
  }

  private static BootPlan plan(GeneratedWorkload load, int processors, String kernel) {
    return plan(machine(processors, 32).workload(load), kernel);
  }

  private static Sizing size(GeneratedWorkload load) {
    return SIZER.size(plan(load, 1, "linux-6.1"));
  }

  private static Optional<Cause> cause(Sizing sizing) {
    assertThat(sizing.answer()).isEqualTo(Answer.NO_SIZE);
    return sizing.reasons().stream().map(Sizing.Reason::cause).findFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 128",
    "128, 128",
    "129, 256",
    "256, 256",
    "1000, 1024",
    "4096, 4096",
    "5000, 8192",
  })
  void aRingOfSlotsNeedsAsManySlots(int depth, long slots) {
    Sizing sizing = size(ring(depth, BouncePool.SLOT_BYTES));

    assertThat(sizing.answer()).isEqualTo(Answer.ENOUGH);
    assertThat(sizing.enough()).map(Trial::slots).contains(slots);
    assertThat(sizing.enough()).map(Trial::parameter).contains("swiotlb=" + slots);
    assertThat(sizing.enough().orElseThrow().service().highWaterSlots()).isEqualTo(depth);
  }

  @Test
  void everySizeSeesTheSameRequests() {
    assertThat(size(ring(300, 6000)).trials())
        .extracting(t -> t.service().total().asked())
        .containsOnly(20_000L);
  }

  @Test
  void aBoundAboveNothingIsKeptToo() {
    BootPlan plan = plan(ring(300, BouncePool.SLOT_BYTES), 1, "linux-6.1");
    Sizing sizing = new Sizer(Shipped.LIFEBOAT, LIMITS, 0.2).size(plan);

    assertThat(sizing.enough()).map(Trial::slots).contains(256L);
    assertThat(sizing.enough().orElseThrow().failedShare()).isBetween(0.05, 0.2);
  }

  @Test
  void moreThanASegmentFitsNowhere() {
    assertThat(cause(size(ring(1, 300 << 10)))).contains(Cause.LONGER_THAN_SEGMENT);
    assertThat(size(ring(1, 256 << 10)).answer()).isEqualTo(Answer.ENOUGH);
  }

  @Test
  void moreThanBetweenTwoBoundariesFitsNowhere() {
    DmaLimits limits = new DmaLimits(0, 0xffff);

    assertThat(cause(size(with(1, 65 << 10, limits, new Constant(0), 0))))
        .contains(Cause.LONGER_THAN_BOUNDARY);
    assertThat(size(with(1, 64 << 10, limits, new Constant(0), 0)).answer())
        .isEqualTo(Answer.ENOUGH);
  }

  @Test
  void aLeakFillsEveryPool() {
    Scenario.Limits longer = new Scenario.Limits(50_000_000_000L, 2_000_000);
    GeneratedWorkload leaky = with(64, 64 << 10, DmaLimits.USUAL, new Constant(0), 0.9);
    Sizing sizing = new Sizer(Shipped.LIFEBOAT, longer, 0).size(plan(leaky, 1, "linux-6.1"));

    assertThat(cause(sizing)).contains(Cause.LEAK);
    assertThat(sizing.reasons().get(0).sentence()).contains("ring forgets to unmap");
  }

  @Test
  void whatIsMoreThanAllMemoryBelow4GbHasNoRoom() {
    Sizing sizing = size(ring(20_000, 128 << 10));

    assertThat(cause(sizing)).contains(Cause.NO_ROOM);
    assertThat(sizing.reasons()).hasSize(1);
  }

  @Test
  void areasSplitThePoolAmongProcessors() {
    BootPlan plan = plan(ring(8, 256 << 10), 64, "linux-6.1");
    Sizing sizing = SIZER.size(plan);

    assertThat(sizing.enough()).map(Trial::slots).contains(64 * 128L);
    assertThat(sizing.undivided()).map(Trial::slots).contains(8 * 128L);
    assertThat(sizing.undivided()).map(Trial::parameter).contains("swiotlb=1024,1");
  }

  @Test
  void aSearchThatNeverEndsIsSeenAndToldBeforehand() {
    GeneratedWorkload nvme =
        with(
            100,
            4096,
            new DmaLimits(0xfff, 0xffff_ffffL),
            new Choice(List.of(new Weighted(0, 1), new Weighted(2048, 1))),
            0);
    Sizing old = SIZER.size(plan(nvme, 1, "linux-6.1"));
    Sizing mended = SIZER.size(plan(nvme, 1, "linux-6.12"));

    assertThat(old.endless()).singleElement().extracting("workload").isEqualTo("ring");
    assertThat(old.trials().get(0).service().hang()).isPresent();
    assertThat(mended.endless()).isEmpty();
    assertThat(mended.trials()).allMatch(t -> t.service().hang().isEmpty());
    assertThat(old.enough()).isPresent();
    assertThat(old.enough())
        .map(Trial::slots)
        .hasValueSatisfying(s -> assertThat(s).isGreaterThan(mended.trials().get(0).slots()));
  }

  @Test
  void anOffsetBelowASlotCannotHangTheSearch() {
    GeneratedWorkload nvme =
        with(100, 4096, new DmaLimits(0xfff, 0xffff_ffffL), new Constant(512), 0);

    assertThat(SIZER.size(plan(nvme, 1, "linux-6.1")).endless()).isEmpty();
  }

  @Test
  void whatReachesMemoryNeedsNone() {
    BootPlan plan = plan(machine(1, 64).workload(CARD, "nic-receive"), "linux-6.1");

    assertThat(SIZER.size(plan).answer()).isEqualTo(Answer.NOTHING_BOUNCES);
  }

  @Test
  void aPolicyMayGiveOneSizeOnly() {
    BootPlan plan =
        plan(machine(1, 32).workload(ring(100, 4096)), "linux-6.1")
            .withPolicy(Shipped.LIFEBOAT.reader().choosePolicy("nommu"))
            .withCommandLine(CommandLine.parse("swiotlb=noforce"));
    Sizing sizing = SIZER.size(plan);

    assertThat(sizing.answer()).isEqualTo(Answer.SIZE_IS_FIXED);
    assertThat(sizing.asItIs().orElseThrow().failedShare()).isEqualTo(1);
  }

  @Test
  void aPoolThatGrowsIsEnoughAtAnySizeAndSaysHowFar() {
    BootPlan plan =
        plan(machine(1, 32).workload(ring(1000, 4096)), "linux-6.12")
            .withPolicy(Shipped.LIFEBOAT.reader().choosePolicy("dynamic-pool"));
    Sizing sizing = SIZER.size(plan);

    assertThat(sizing.enough()).map(Trial::slots).contains(128L);
    assertThat(sizing.enough().orElseThrow().service().grownBytes()).isPositive();
    assertThat(new SizeText(Style.PLAIN).render(sizing))
        .contains("256 KB, grown by 4 MB, is enough (swiotlb=128)");
  }

  @Test
  void aMachineThatDoesNotBootHasNoAnswer() {
    BootPlan plan = plan(MachineBuilder.of("tiny").ram(0x1000, 0x9e000), "linux-6.1");

    assertThat(SIZER.size(plan).answer()).isEqualTo(Answer.NO_BOOT);
  }

  @Test
  void aMachineThatSaysNothingIsTakenForAUsualOne() {
    Sizing sizing = SIZER.size(plan(machine(1, 32), "linux-6.1"));

    assertThat(sizing.assumed()).isTrue();
    assertThat(sizing.answer()).isEqualTo(Answer.ENOUGH);
    assertThat(sizing.asItIs().orElseThrow().service().byWorkload())
        .extracting("workload")
        .containsExactly("receive ring of 0000:00:02.0", "transmit queue of 0000:00:02.0");
  }
}

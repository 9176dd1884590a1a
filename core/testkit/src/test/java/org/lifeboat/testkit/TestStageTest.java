package org.lifeboat.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.lifeboat.api.bounce.BounceDemand;
import org.lifeboat.api.bounce.BounceRequest;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.PageAllocator;
import org.lifeboat.api.memory.PageBlock;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.api.stage.IommuOptions;
import org.lifeboat.api.stage.RegisterMapping;
import org.lifeboat.api.stage.Severity;

class TestStageTest {
  private static final long UNIT = 0xfed9_0000L;
  private static final MemoryRange UNIT_PAGE = MemoryRange.ofSize(UNIT, Pages.SIZE);
  private static final TestMachine WITH_UNIT =
      TestMachine.bare().withRegisters(new RegisterPage(UNIT, Bytes.of((byte) 0x10), true));

  private static TestStage booted(String parameters) {
    return new TestStage(TestMachine.bare().withCommandLine(parameters));
  }

  @Test
  void severalLinesInOnePrintAreSeveralLines() {
    TestStage stage = new TestStage(TestMachine.bare());

    stage.print(Severity.INFO, "one\ntwo");

    assertThat(stage.printed()).containsExactly("one", "two");
  }

  @Test
  void acpiOffHidesTables() {
    TestMachine machine = TestMachine.bare().withTable("DMAR", Bytes.EMPTY);

    assertThat(new TestStage(machine).table("DMAR")).isPresent();
    assertThat(new TestStage(machine.withCommandLine("acpi=off")).table("DMAR")).isEmpty();
  }

  @Test
  void registersAnswerWithinTheirPageAndNobodyAnswersBehindIt() {
    TestStage stage = new TestStage(WITH_UNIT);

    assertThat(stage.mapEarly(UNIT).read32(0)).isEqualTo(0x10);
    assertThat(stage.mapEarly(UNIT).read32(4)).isZero();
    assertThat(stage.mapEarly(UNIT).read32(Pages.SIZE)).isEqualTo(-1);
    assertThat(stage.mapEarly(UNIT).acknowledgesCommands()).isTrue();
    assertThat(stage.mapEarly(UNIT + Pages.SIZE).acknowledgesCommands()).isFalse();
    assertThat(stage.looks()).hasSize(5).endsWith(UNIT + Pages.SIZE);
  }

  @Test
  void nobodyIsSilentInTheMachinesOwnWay() {
    assertThat(new TestStage(TestMachine.bare().withSilence(0)).mapEarly(UNIT).read32(0)).isZero();
  }

  @Test
  void registersAreClaimedOnceAndNeverInRam() {
    TestStage stage = new TestStage(WITH_UNIT);

    assertThat(stage.mapRegisters(UNIT_PAGE, "dmar0")).isInstanceOf(RegisterMapping.Mapped.class);

    assertThat(stage.mapRegisters(UNIT_PAGE, "dmar1"))
        .isEqualTo(new RegisterMapping.Claimed("dmar0"));
    assertThat(stage.mapRegisters(MemoryRange.ofSize(0x20_0000, 4096), "dmar1"))
        .isEqualTo(new RegisterMapping.Claimed("System RAM"));
    assertThat(stage.claims()).containsExactly(new TestStage.Claim("dmar0", UNIT_PAGE));
  }

  @Test
  void whatCannotBeMappedIsNotClaimed() {
    TestStage stage = new TestStage(WITH_UNIT.withUnmappable(UNIT + 8));

    assertThat(stage.mapRegisters(UNIT_PAGE, "dmar0"))
        .isInstanceOf(RegisterMapping.Unmappable.class);
    assertThat(stage.claims()).isEmpty();
  }

  @Test
  void earlyMemoryIsHandedOutUpwardsAlignedUntilItEnds() {
    AllocationRequest request = AllocationRequest.of(0x1000, 0x1000);
    TestStage stage =
        new TestStage(TestMachine.bare().withEarlyMemory(new MemoryRange(0x800, 0x3000)));

    MemoryRange first = stage.allocate(request, "first").orElseThrow();
    assertThat(first).isEqualTo(new MemoryRange(0x1000, 0x2000));
    assertThat(stage.allocate(request, "second")).contains(new MemoryRange(0x2000, 0x3000));
    assertThat(stage.allocate(request, "third")).isEmpty();
    stage.free(first);

    assertThat(stage.requests()).containsExactly(request, request, request);
    assertThat(stage.earlyMemoryHeld()).containsExactly(new MemoryRange(0x2000, 0x3000));
    assertThat(stage.freeEarlyMemory(new MemoryRange(0x2000, 0x3000))).isEqualTo(0x1000);
    assertThatThrownBy(() -> stage.free(first)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aBareMachineHasNoEarlyMemory() {
    TestStage stage = new TestStage(TestMachine.bare());

    assertThat(stage.allocate(AllocationRequest.of(1, 1), "one byte")).isEmpty();
  }

  @Test
  void pagesAreCountedAndBlocksHeldUntilGivenBack() {
    TestStage stage = new TestStage(TestMachine.bare().withFreePages(3));
    PageAllocator pages = stage.pages();

    PageBlock two = pages.allocate(1, Zone.NORMAL).orElseThrow();
    assertThat(pages.allocate(1, Zone.NORMAL)).isEmpty();
    assertThat(pages.freePages(Zone.NORMAL)).isEqualTo(1);
    assertThat(pages.largestFreeOrder(Zone.NORMAL)).isZero();
    assertThat(stage.blocksHeld()).containsExactly(two);
    pages.free(two);

    assertThat(stage.blocksHeld()).isEmpty();
    assertThat(pages.freePages(Zone.NORMAL)).isEqualTo(3);
    assertThatThrownBy(() -> pages.free(two)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void noBlockIsLargerThanTheLargest() {
    PageAllocator pages = new TestStage(TestMachine.bare().withLargestFreeOrder(3)).pages();

    assertThat(pages.largestFreeOrder(Zone.NORMAL)).isEqualTo(3);
    assertThat(pages.allocate(3, Zone.NORMAL)).isPresent();
    assertThat(pages.allocate(4, Zone.NORMAL)).isEmpty();
    assertThat(new TestStage(TestMachine.bare()).pages().allocate(11, Zone.NORMAL)).isEmpty();
  }

  @Test
  void wordsOfTheIommuParameterAreRead() {
    assertThat(booted("iommu=force,memaper=3 iommu=pt").iommuOptions())
        .isEqualTo(new IommuOptions(false, true, false, true, true, false, 3, false));
    assertThat(booted("iommu=memaper").iommuOptions().ownApertureOrder()).isEqualTo(1);
    assertThat(booted("quiet").iommuOptions()).isEqualTo(IommuOptions.NONE);
  }

  @Test
  void highRamAndTheUserAskForBouncing() {
    TestMachine large = TestMachine.bare().withRam(new MemoryRange(0x10_0000, 2L << 32));

    assertThat(new TestStage(large).bounceDemand().addressingLimited()).isTrue();
    assertThat(new TestStage(large.withCommandLine("iommu=off")).bounceDemand().wantsPool())
        .isFalse();
    assertThat(booted("iommu=soft").bounceDemand().addressingLimited()).isTrue();
    assertThat(booted("swiotlb=force").bounceDemand())
        .isEqualTo(new BounceDemand(false, true, false));
    assertThat(booted("swiotlb=noforce").bounceDemand())
        .isEqualTo(new BounceDemand(false, false, true));
  }

  @Test
  void thereAreNoPools() {
    TestStage stage = new TestStage(TestMachine.bare());

    assertThatThrownBy(() -> stage.reserveBouncePool(BounceRequest.READY))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}

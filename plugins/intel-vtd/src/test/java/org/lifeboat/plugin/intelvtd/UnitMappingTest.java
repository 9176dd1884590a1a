package org.lifeboat.plugin.intelvtd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.plugin.intelvtd.Machines.QEMU_CAP;
import static org.lifeboat.plugin.intelvtd.Machines.QEMU_ECAP;
import static org.lifeboat.plugin.intelvtd.Machines.UNIT;
import static org.lifeboat.plugin.intelvtd.Machines.dmar;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.testkit.TestMachine;

/** How Linux 6.1 maps a unit's registers and judges its address widths. */
class UnitMappingTest {
  private static final long SCALABLE = 1L << 43;
  private static final long SECOND_LEVEL = 1L << 46;
  private static final long FIRST_LEVEL = 1L << 47;

  private static TestMachine machine() {
    return Machines.q35().with(dmar(DmarBuilder.sound()));
  }

  private static FakeBoot withRegisters(long cap, long ecap) {
    return FakeBoot.linux61(machine().withRegisters(Machines.page(UNIT, cap, ecap)));
  }

  private static long widths(int sagaw) {
    return (QEMU_CAP & ~0x1f00L) | (long) sagaw << 8;
  }

  @Test
  void registersInRamCannotBeClaimed() {
    TestMachine machine =
        Machines.q35()
            .with(dmar(DmarBuilder.table().unit(0x1000_0000L, 1)))
            .withRegisters(Machines.page(0x1000_0000L, QEMU_CAP, QEMU_ECAP));

    FakeBoot boot = FakeBoot.linux61(machine);

    assertThat(boot.probed()).isEqualTo("Unknowable");
    assertThat(boot.log())
        .endsWith(
            "DMAR: Can't reserve memory",
            "DMAR: Failed to map dmar0",
            "DMAR: Parse DMAR table failure.");
    assertThat(boot.failure()).isEqualTo("dmar-unit-unmappable");
  }

  @Test
  void registersThatCannotBeMappedAreSaidToBeSo() {
    FakeBoot boot = FakeBoot.linux61(machine().withUnmappable(UNIT));

    assertThat(boot.log())
        .endsWith(
            "DMAR: Can't map the region",
            "DMAR: Failed to map dmar0",
            "DMAR: Parse DMAR table failure.");
    assertThat(boot.failure()).isEqualTo("dmar-unit-unmappable");
  }

  @Test
  void registersBeyondTheFirstPageAreClaimedToo() {
    long faultRegistersAt0x1000 = (QEMU_CAP & ~(0x3ffL << 24)) | 0x100L << 24;
    TestMachine machine =
        machine().withRegisters(Machines.page(UNIT, faultRegistersAt0x1000, QEMU_ECAP));

    assertThat(FakeBoot.linux61(machine).active().units()).isEqualTo(1);
    assertThat(FakeBoot.linux61(machine.withUnmappable(UNIT + 0x1000)).failure())
        .isEqualTo("dmar-unit-unmappable");
  }

  @Test
  void aUnitWithoutAnyWidthIsLeftAloneAndTheDriverComesUpForNobody() {
    FakeBoot boot = withRegisters(widths(0), QEMU_ECAP);

    assertThat(boot.log())
        .contains(
            "DMAR: dmar0: No supported address widths. Not attempting DMA translation.",
            "DMAR: Intel(R) Virtualization Technology for Directed I/O")
        .noneMatch(line -> line.contains("invalidation") || line.contains("iommu group"));
    assertThat(boot.failure()).isEqualTo("dmar-no-usable-unit");
  }

  @Test
  void aWidthThatNoKernelUsesIsLeftAloneToo() {
    FakeBoot boot = withRegisters(widths(0b10000), QEMU_ECAP);

    assertThat(boot.log()).contains("DMAR: Cannot get a valid agaw for iommu (seq_id = 0)");
    assertThat(boot.failure()).isEqualTo("dmar-no-usable-unit");
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, false, ''",
    "true, false, false, 1GB page capability",
    "true, true, false, paging mode",
    "true, true, true, ''",
  })
  void pageTablesAreSharedWithProcessorsByUnitsThatCanDoTheSame(
      boolean coherent, boolean hugePages, boolean fiveLevels, String missing) {
    long cap = QEMU_CAP | (hugePages ? 1L << 56 : 0) | (fiveLevels ? 1L << 60 : 0);
    long sharing = SCALABLE | 1L << 46 | 1L << 40 | (coherent ? 1L << 48 : 0);
    Processor processor = new Processor(Processor.Vendor.INTEL, 6, 1, 1, false, true);

    FakeBoot boot =
        FakeBoot.linux61(
            machine()
                .withProcessor(processor)
                .withRegisters(Machines.page(UNIT, cap, QEMU_ECAP | sharing)));

    assertThat(boot.log())
        .filteredOn(line -> line.contains("SVM"))
        .isEqualTo(
            missing.isEmpty() ? List.of() : List.of("dmar0 SVM disabled, incompatible " + missing));
  }

  @Test
  void aUnitOfAnotherSegmentWorksForNobody() {
    byte[] segmentAndBase = {1, 0, 1, 0, 0, 0, (byte) 0xd9, (byte) 0xfe, 0, 0, 0, 0};
    FakeBoot boot =
        FakeBoot.linux61(Machines.q35().with(dmar(new DmarBuilder().raw(0, 16, segmentAndBase))));

    assertThat(boot.log()).contains("DMAR: Intel(R) Virtualization Technology for Directed I/O");
    assertThat(boot.failure()).isEqualTo("dmar-no-usable-unit");
  }

  @Test
  void fiftySevenBitsAloneWillDo() {
    assertThat(withRegisters(widths(0b01000), QEMU_ECAP).active().units()).isEqualTo(1);
  }

  @Test
  void scalableModeWithFirstLevelTablesAloneNeedsNoWidthOfTheSecondLevel() {
    FakeBoot boot = withRegisters(widths(0), QEMU_ECAP | SCALABLE | FIRST_LEVEL);

    assertThat(boot.log()).noneMatch(line -> line.contains("agaw") || line.contains("widths"));
    assertThat(boot.active().units()).isEqualTo(1);
  }

  @Test
  void scalableModeWithBothKindsOfTablesNeedsAWidthOfBoth() {
    long both = QEMU_ECAP | SCALABLE | FIRST_LEVEL | SECOND_LEVEL;

    assertThat(withRegisters(widths(0b00010), both).log())
        .contains("DMAR: Cannot get a valid agaw for iommu (seq_id = 0)");
    assertThat(withRegisters(widths(0b00110), both).active().units()).isEqualTo(1);
  }

  @Test
  void withoutScalableModeTheSameUnitIsOfUse() {
    long both = QEMU_ECAP | SCALABLE | FIRST_LEVEL | SECOND_LEVEL;
    TestMachine machine =
        machine()
            .withRegisters(Machines.page(UNIT, widths(0b00010), both))
            .withCommandLine("intel_iommu=sm_off");

    assertThat(FakeBoot.linux61(machine).active().units()).isEqualTo(1);
  }

  @Test
  void scalableModeWithoutAnyTablesInCommonFailsTheStart() {
    FakeBoot boot = withRegisters(QEMU_CAP, QEMU_ECAP | SCALABLE);

    assertThat(boot.log())
        .endsWith("DMAR: No SATC found", "DMAR: Initialization failed")
        .noneMatch(line -> line.startsWith("DMAR-IR"));
    assertThat(boot.failure()).isEqualTo("dmar-no-common-tables");
  }

  @Test
  void withoutAQueueCommandsGoThroughRegisters() {
    FakeBoot boot = withRegisters(QEMU_CAP, QEMU_ECAP & ~2L);

    assertThat(boot.log())
        .contains(
            "DMAR-IR: Failed to enable queued invalidation",
            "DMAR-IR: Failed to setup irq remapping for dmar0",
            "DMAR: dmar0: Using Register based invalidation");
    assertThat(boot.active().units()).isEqualTo(1);
  }

  @Test
  void withoutMemoryForTheRootTableTheStartFailsAndNothingIsKept() {
    FakeBoot boot = FakeBoot.linux61(machine().withLargestFreeOrder(-1));

    assertThat(boot.log())
        .endsWith(
            "DMAR: dmar0: Using Register based invalidation",
            "DMAR: Allocating root entry for dmar0 failed",
            "DMAR: Initialization failed");
    assertThat(boot.failure()).isEqualTo("dmar-no-memory");
    assertThat(boot.blocksHeld()).isZero();
  }
}

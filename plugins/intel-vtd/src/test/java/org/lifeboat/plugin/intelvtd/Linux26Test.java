package org.lifeboat.plugin.intelvtd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.plugin.intelvtd.DmarBuilder.bridgeScope;
import static org.lifeboat.plugin.intelvtd.DmarBuilder.endpoint;
import static org.lifeboat.plugin.intelvtd.Machines.QEMU_CAP;
import static org.lifeboat.plugin.intelvtd.Machines.QEMU_ECAP;
import static org.lifeboat.plugin.intelvtd.Machines.UNIT;
import static org.lifeboat.plugin.intelvtd.Machines.bridge;
import static org.lifeboat.plugin.intelvtd.Machines.dmar;
import static org.lifeboat.plugin.intelvtd.Machines.function;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.testkit.TestMachine;

/** Parsing, scopes and start as Linux 2.6.32 and 2.6.33 do them. */
class Linux26Test {
  private static final String UP = "PCI-DMA: Intel(R) Virtualization Technology for Directed I/O";
  private static final TestMachine SOUND = Machines.q35().with(dmar(DmarBuilder.sound()));

  @Test
  void aSoundUnitComesUpInTheseWords() {
    List<String> lines =
        List.of(
            "DMAR: Host address width 39",
            "DMAR: DRHD base: 0x000000fed90000 flags: 0x1",
            "IOMMU fed90000: ver 1:0 cap d2008c22260206 ecap f00f4a",
            "DMAR: No RMRR found",
            "DMAR: No ATSR found",
            "IOMMU 0xfed90000: using Queued invalidation",
            "IOMMU: Setting RMRR:",
            "IOMMU: Prepare 0-16MiB unity mapping for LPC",
            "IOMMU: Setting identity map for device 0000:00:1f.0 [0x0 - 0x1000000]",
            UP);

    assertThat(FakeBoot.linux2632(SOUND).log()).isEqualTo(lines);
    assertThat(FakeBoot.linux2633(SOUND).log()).isEqualTo(lines);
  }

  @Test
  void withoutAQueueRegistersAreUsed() {
    TestMachine machine = SOUND.withRegisters(Machines.page(UNIT, QEMU_CAP, QEMU_ECAP & ~2L));

    assertThat(FakeBoot.linux2632(machine).log())
        .contains("IOMMU 0xfed90000: using Register based invalidation");
  }

  @Test
  void aUnitWithoutAUsableWidthFailsTheWholeTable() {
    for (int widths : new int[] {0, 0b01000, 0b10000}) {
      long cap = (QEMU_CAP & ~0x1f00L) | (long) widths << 8;
      FakeBoot boot = FakeBoot.linux2632(SOUND.withRegisters(Machines.page(UNIT, cap, QEMU_ECAP)));

      assertThat(boot.log())
          .endsWith(
              "Cannot get a valid agaw for iommu (seq_id = 0)", "DMAR: parse DMAR table failure.");
      assertThat(boot.failure()).isEqualTo("dmar-no-address-width");
    }
  }

  @Test
  void the2633KernelForgetsThatParsingFailedAndStartsTheUnitsBeforeTheFlaw() {
    DmarBuilder table = DmarBuilder.sound().unit(0xdead_0000L, 0);
    TestMachine machine = Machines.q35().withSilence(0).with(dmar(table));

    FakeBoot boot = FakeBoot.linux2633(machine);

    assertThat(boot.log()).containsSubsequence("DMAR: parse DMAR table failure.", UP);
    assertThat(boot.active().units()).isEqualTo(1);
    FakeBoot atStart = FakeBoot.linux2633(machine.withCommandLine("nolapic"));
    assertThat(atStart.log()).endsWith("DMAR: parse DMAR table failure.");
    assertThat(atStart.failure()).isEqualTo("dmar-no-address-width");
  }

  @Test
  void the2632KernelParsesWhenItStarts() {
    FakeBoot boot = FakeBoot.linux2632(SOUND.withCommandLine("intel_iommu=off"));

    assertThat(boot.log()).contains("DMAR: Host address width 39").doesNotContain(UP);
    assertThat(boot.detection()).isEqualTo(new Detection.Disabled("intel_iommu=off"));
  }

  @Test
  void theBounceBufferKeepsTheHardwareOffInBoth() {
    for (String wish : List.of("iommu=soft", "swiotlb=force")) {
      assertThat(FakeBoot.linux2632(SOUND.withCommandLine(wish)).detection())
          .isEqualTo(new Detection.Disabled(wish));
      assertThat(FakeBoot.linux2633(SOUND.withCommandLine(wish)).detection())
          .isEqualTo(new Detection.Disabled(wish));
    }
  }

  @Test
  void registersThatCannotBeMappedFailTheTable() {
    FakeBoot boot = FakeBoot.linux2632(SOUND.withUnmappable(UNIT));

    assertThat(boot.log())
        .endsWith("IOMMU: can't map the region", "DMAR: parse DMAR table failure.");
  }

  @Test
  void aSecondMappingOfTheSameRegistersIsNoError() {
    TestMachine twice = Machines.q35().with(dmar(DmarBuilder.sound().unit(UNIT, 1)));

    assertThat(FakeBoot.linux2632(twice).active().units()).isEqualTo(2);
  }

  @Test
  void unknownStructuresAreSaid() {
    assertThat(FakeBoot.linux2633(SOUND.with(dmar(DmarBuilder.sound().unknown(9, 4)))).log())
        .contains("DMAR: Unknown DMAR structure type 9");
  }

  @Test
  void onlyThe2633KernelMindsANodeForAnUnknownUnit() {
    TestMachine stray = SOUND.with(dmar(DmarBuilder.sound().affinity(0xdead_0000L)));

    assertThat(FakeBoot.linux2633(stray).log())
        .contains("Your BIOS is broken; RHSA refers to non-existent DMAR unit at dead0000");
    assertThat(FakeBoot.linux2632(stray).log()).noneMatch(line -> line.contains("non-existent"));
  }

  @Test
  void scopesThatLeadNowhereAreSaidTwiceAndForgiven() {
    DmarBuilder table =
        DmarBuilder.sound()
            .region(0xfed1_c000L, 0xfed1_ffffL, endpoint(0, 9, 1), endpoint(7, 0, 0));

    FakeBoot boot = FakeBoot.linux2632(SOUND.with(dmar(table)));

    assertThat(boot.log())
        .containsSequence(
            "DMAR: Device scope device [0000:00:09.01] not found",
            "DMAR: Device scope device [0000:00:09.01] not found",
            "DMAR: Device scope bus [7] not found",
            "DMAR: Device scope device [0000:07:00.00] not found");
    assertThat(boot.active().units()).isEqualTo(1);
  }

  @Test
  void aScopeOfTheWrongKindFailsTheStart() {
    TestMachine machine =
        SOUND.with(dmar(DmarBuilder.table().unit(UNIT, 0, bridgeScope(0, 0x1f, 2))));

    FakeBoot boot = FakeBoot.linux2632(machine);

    assertThat(boot.log()).endsWith("DMAR: Device scope type does not match for 0000:00:1f.2");
    assertThat(boot.failure()).isEqualTo("dmar-scope-mismatch");
  }

  @Test
  void regionsAreMappedForTheirDevicesTheLastOfTheTableFirst() {
    byte[] disk = endpoint(0, 0x1f, 2);
    DmarBuilder table =
        DmarBuilder.sound().region(0x1000, 0x1fff, disk).region(0xfed1_c000L, 0xfed1_ffffL, disk);

    assertThat(FakeBoot.linux2632(SOUND.with(dmar(table))).log())
        .containsSequence(
            "IOMMU: Setting RMRR:",
            "IOMMU: Setting identity map for device 0000:00:1f.2 [0xfed1c000 - 0xfed20000]",
            "IOMMU: Setting identity map for device 0000:00:1f.2 [0x1000 - 0x2000]");
  }

  @Test
  void aRegionBeyondTheUnitsWidthIsBlamedAndForgiven() {
    DmarBuilder table =
        DmarBuilder.sound().region(0x80_0000_0000L, 0x80_0000_ffffL, endpoint(0, 0x1f, 2));

    FakeBoot boot = FakeBoot.linux2632(SOUND.with(dmar(table)));

    assertThat(boot.log())
        .contains(
            "Your BIOS is broken; RMRR exceeds permitted address width (39 bits)",
            "IOMMU: mapping reserved region failed");
    assertThat(boot.active().units()).isEqualTo(1);
  }

  @Test
  void onlyThe2633KernelSeesThatARegionEndsBeforeItStarts() {
    TestMachine machine =
        SOUND.with(dmar(DmarBuilder.sound().region(0x8000, 0x1fff, endpoint(0, 0x1f, 2))));

    assertThat(FakeBoot.linux2633(machine).log())
        .contains("Your BIOS is broken; RMRR ends before it starts!");
    assertThat(FakeBoot.linux2632(machine).log())
        .noneMatch(line -> line.contains("ends before it starts"));
  }

  @Test
  void passthroughDoesNotStandInTheWayOfDevicesThatCannotReachMemory() {
    TestMachine machine =
        SOUND
            .withCommandLine("iommu=pt")
            .withFunctions(
                function("00:00.0", 0x8086_29c0, 0x060000),
                bridge("00:1e.0", 5, 5),
                function("05:01.0", 0x10ec_8139, 0x020000));

    FakeBoot boot = FakeBoot.linux2632(machine);

    assertThat(boot.log())
        .contains("IOMMU: hardware identity mapping for device 0000:00:00.0")
        .noneMatch(line -> line.contains("05:01.0"));
    assertThat(boot.active().passthrough()).isFalse();
  }

  @Test
  void withoutMemoryTheStartFailsInTheseWords() {
    FakeBoot boot = FakeBoot.linux2632(SOUND.withLargestFreeOrder(-1));

    assertThat(boot.log()).endsWith("IOMMU: allocate root entry failed", "IOMMU: dmar init failed");
    assertThat(boot.failure()).isEqualTo("dmar-no-memory");
  }

  @Test
  void theDriverComesUpForNobodyWhereNoUnitHasADevice() {
    FakeBoot boot =
        FakeBoot.linux2632(SOUND.with(dmar(DmarBuilder.table().unit(UNIT, 0, endpoint(0, 9, 0)))));

    assertThat(boot.log()).endsWith(UP);
    assertThat(boot.failure()).isEqualTo("dmar-no-usable-unit");
  }
}

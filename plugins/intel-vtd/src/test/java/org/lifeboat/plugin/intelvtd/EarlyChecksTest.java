package org.lifeboat.plugin.intelvtd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.plugin.intelvtd.Machines.dmar;

import org.junit.jupiter.api.Test;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.testkit.TestMachine;

/** What each kernel sees when it detects units, and what it cannot see. */
class EarlyChecksTest {
  private static final String ZERO_61 =
      "DMAR: [Firmware Bug]: Your BIOS is broken; DMAR reported at address 0!";
  private static final String ZERO_26 = "Your BIOS is broken; DMAR reported at address zero!";
  private static final String BIOS =
      "BIOS vendor: SeaBIOS; Ver: 1.16.2-debian-1.16.2-1; Product Version: pc-q35-7.2";

  private static TestMachine machine(DmarBuilder table) {
    return Machines.q35().with(dmar(table));
  }

  private static DmarBuilder firstAtZero() {
    return DmarBuilder.table().unit(0, 1);
  }

  private static DmarBuilder secondAtZero() {
    return DmarBuilder.sound().unit(0, 0);
  }

  @Test
  void nothingWrongIsNeverMoreThanUnknowable() {
    assertThat(FakeBoot.linux61(machine(DmarBuilder.sound())).probed()).isEqualTo("Unknowable");
  }

  @Test
  void anAddressOfZeroIsRefusedAtDetection() {
    FakeBoot boot = FakeBoot.linux61(machine(firstAtZero()));

    assertThat(boot.probed()).isEqualTo("dmar-address-zero");
    assertThat(boot.log())
        .containsExactly(
            ZERO_61,
            BIOS,
            "DMAR: Host address width 39",
            "DMAR: DRHD base: 0x00000000000000 flags: 0x1",
            "DMAR: Parse DMAR table failure.");
    assertThat(boot.failure()).isEqualTo("dmar-address-zero");
  }

  @Test
  void withoutInterruptRemappingOnlyTheDetectionComplains() {
    FakeBoot boot = FakeBoot.linux61(machine(firstAtZero()).withCommandLine("intremap=off"));

    assertThat(boot.log()).containsExactly(ZERO_61, BIOS);
  }

  @Test
  void detectionComplainsAboutUnitsThatNobodyWantsToo() {
    FakeBoot boot = FakeBoot.linux61(machine(firstAtZero()).withCommandLine("iommu=off"));

    assertThat(boot.log()).startsWith(ZERO_61, BIOS);
    assertThat(boot.result()).contains(new Initialization.Inactive("iommu=off"));
  }

  @Test
  void aLaterUnitAtZeroIsSeenIn61And2633ButNotIn2632() {
    assertThat(FakeBoot.linux61(machine(secondAtZero())).probed()).isEqualTo("dmar-address-zero");
    assertThat(FakeBoot.linux2633(machine(secondAtZero())).probed()).isEqualTo("dmar-address-zero");
    assertThat(FakeBoot.linux2632(machine(secondAtZero())).probed()).isEqualTo("Unknowable");
  }

  @Test
  void registersThatReadAllOnesAreSeenIn61And2633ButNotIn2632() {
    TestMachine silent = machine(DmarBuilder.table().unit(0xdead_0000L, 1));

    assertThat(FakeBoot.linux61(silent).probed()).isEqualTo("dmar-registers-all-ones");
    assertThat(FakeBoot.linux2633(silent).probed()).isEqualTo("dmar-registers-all-ones");
    FakeBoot old = FakeBoot.linux2632(silent);
    assertThat(old.probed()).isEqualTo("Unknowable");
    assertThat(old.failure()).isEqualTo("dmar-registers-all-ones");
    assertThat(old.log())
        .containsSubsequence(
            "Your BIOS is broken; DMAR reported at address dead0000 returns all ones!",
            BIOS,
            "DMAR: parse DMAR table failure.");
  }

  @Test
  void theKernelComplainsOnceOfSilentRegistersAndThenOnlyThatItCannotMap() {
    FakeBoot boot = FakeBoot.linux61(machine(DmarBuilder.table().unit(0xdead_0000L, 1)));

    assertThat(boot.log())
        .containsExactly(
            "DMAR: [Firmware Bug]: Your BIOS is broken; DMAR reported at address dead0000 returns"
                + " all ones!",
            BIOS,
            "DMAR: Host address width 39",
            "DMAR: DRHD base: 0x000000dead0000 flags: 0x1",
            "DMAR: Failed to map dmar0",
            "DMAR: Parse DMAR table failure.");
  }

  @Test
  void aStructureBehindTheEndIsSeenIn61AndNotLookedForIn26() {
    DmarBuilder past = DmarBuilder.sound().raw(9, 4096);

    FakeBoot boot = FakeBoot.linux61(machine(past));
    assertThat(boot.probed()).isEqualTo("dmar-structure-past-end");
    assertThat(boot.log())
        .startsWith("DMAR: [Firmware Bug]: Record passes table end", "DMAR: Host address width 39")
        .endsWith(
            "DMAR: [Firmware Bug]: Record passes table end", "DMAR: Parse DMAR table failure.");
    assertThat(FakeBoot.linux2632(machine(past)).active().units()).isEqualTo(1);
    assertThat(FakeBoot.linux2633(machine(past)).active().units()).isEqualTo(1);
  }

  @Test
  void aLengthOfZeroEndsTheWalkInPeaceIn61AndIsAnErrorIn2633() {
    DmarBuilder zero = DmarBuilder.table().raw(0, 0);

    assertThat(FakeBoot.linux61(machine(zero)).probed()).isEqualTo("Unknowable");
    FakeBoot older = FakeBoot.linux2633(machine(zero));
    assertThat(older.probed()).isEqualTo("dmar-zero-length");
    assertThat(older.log())
        .containsExactly(
            "DMAR: Invalid 0-length structure",
            "DMAR: Host address width 39",
            "DMAR: Invalid 0-length structure",
            "DMAR: parse DMAR table failure.");
  }

  @Test
  void the2632KernelLooksNoFurtherThanTheFirstUnit() {
    DmarBuilder zero = DmarBuilder.sound().raw(0, 0);

    assertThat(FakeBoot.linux2632(machine(zero)).probed()).isEqualTo("Unknowable");
    assertThat(FakeBoot.linux2632(machine(zero)).failure()).isEqualTo("dmar-zero-length");
  }

  @Test
  void the2632KernelComplainsOfTheFirstUnitAndStartsTheDriverAllTheSame() {
    FakeBoot boot = FakeBoot.linux2632(machine(firstAtZero()));

    assertThat(boot.log())
        .startsWith(ZERO_26, BIOS, "DMAR: Host address width 39")
        .contains("DMAR: DRHD base: 0x00000000000000 flags: 0x1");
    assertThat(boot.failure()).isEqualTo("dmar-address-zero");
  }

  @Test
  void the2633KernelDoesNotLookWhereTheUserWantsTheBounceBuffer() {
    for (String wish : new String[] {"iommu=soft", "swiotlb=force"}) {
      FakeBoot boot = FakeBoot.linux2633(machine(firstAtZero()).withCommandLine(wish));

      assertThat(boot.probed()).isEqualTo("Unknowable");
      assertThat(boot.log()).startsWith("DMAR: Host address width 39");
      assertThat(boot.failure()).isEqualTo("Inactive[why=" + wish + "]");
    }
  }

  @Test
  void missingSmbiosStringsAreQuotedAsTheKernelDoes() {
    TestMachine nameless = machine(firstAtZero()).withDmi(Dmi.NONE);

    assertThat(FakeBoot.linux61(nameless).log())
        .contains("BIOS vendor: (null); Ver: (null); Product Version: (null)");
  }

  @Test
  void aPageThatPassesTheLastAddressCannotBeLookedAt() {
    FakeBoot boot = FakeBoot.linux61(machine(DmarBuilder.table().unit(-1L, 1)));

    assertThat(boot.probed()).isEqualTo("dmar-registers-unmappable");
    assertThat(boot.log()).startsWith("DMAR: Can't validate DRHD address: ffffffffffffffff");
    assertThat(FakeBoot.linux2633(machine(DmarBuilder.table().unit(-1L, 1))).log())
        .startsWith("IOMMU: can't validate: ffffffffffffffff");
  }
}

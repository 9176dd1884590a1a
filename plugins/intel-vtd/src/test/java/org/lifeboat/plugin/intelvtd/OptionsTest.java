package org.lifeboat.plugin.intelvtd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.plugin.intelvtd.Machines.dmar;

import org.junit.jupiter.api.Test;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.testkit.TestMachine;
import org.lifeboat.testkit.TestStage;

/** What {@code intel_iommu=} and {@code iommu=} do, and what the kernel says to it. */
class OptionsTest {
  private static final TestMachine SOUND = Machines.q35().with(dmar(DmarBuilder.sound()));

  private static FakeBoot with(String commandLine) {
    return FakeBoot.linux61(SOUND.withCommandLine(commandLine));
  }

  @Test
  void unitsAreWantedByDefaultAndNothingIsSaid() {
    FakeBoot boot = with("quiet");

    assertThat(boot.detection()).isEqualTo(new Detection.Present("DMAR table, 1 unit"));
    assertThat(boot.log().get(0)).isEqualTo("DMAR: Host address width 39");
  }

  @Test
  void theOptionPrintsEvenWhereThereIsNoTable() {
    FakeBoot boot = FakeBoot.linux61(Machines.q35().withCommandLine("intel_iommu=on"));

    assertThat(boot.detection()).isEqualTo(new Detection.Absent());
    assertThat(boot.log()).containsExactly("DMAR: IOMMU enabled");
  }

  @Test
  void strictIsAskedForOnEveryMachine() {
    TestStage stage = new TestStage(Machines.q35().withCommandLine("intel_iommu=on,strict"));
    IntelVtd driver = new IntelVtd(IntelVtdSettings.linux61());

    assertThat(driver.asksForStrictInvalidation()).isFalse();
    driver.readParameters(stage);
    assertThat(driver.asksForStrictInvalidation()).isTrue();
  }

  @Test
  void withoutALocalApicUnitsHaveNoInterruptAndTheStartFails() {
    FakeBoot boot = with("disableapic");

    assertThat(boot.log()).endsWith("DMAR: No free IRQ vectors", "DMAR: Initialization failed");
    assertThat(boot.failure()).isEqualTo("dmar-no-interrupt");
  }

  @Test
  void acpiOffHidesTheTable() {
    assertThat(with("acpi=off").detection()).isEqualTo(new Detection.Absent());
  }

  @Test
  void offIsSaidAndObeyed() {
    FakeBoot boot = with("intel_iommu=off");

    assertThat(boot.detection()).isEqualTo(new Detection.Disabled("intel_iommu=off"));
    assertThat(boot.log()).startsWith("DMAR: IOMMU disabled").doesNotContain("DMAR: No RMRR found");
    assertThat(boot.failure()).isEqualTo("Inactive[why=intel_iommu=off]");
  }

  @Test
  void iommuOffKeepsInterruptRemappingButNotTranslation() {
    FakeBoot boot = with("iommu=off");

    assertThat(boot.detection()).isEqualTo(new Detection.Disabled("iommu=off"));
    assertThat(boot.log()).endsWith("DMAR-IR: Enabled IRQ remapping in xapic mode");
  }

  @Test
  void theBounceBufferIsNoReasonToStayOffIn61() {
    assertThat(with("iommu=soft swiotlb=force").active().units()).isEqualTo(1);
  }

  @Test
  void wordsAreReadInOrderAndAnUnknownOneIsQuotedWithAllThatFollows() {
    assertThat(with("intel_iommu=on,,nobounce,sm_off").log())
        .startsWith(
            "DMAR: IOMMU enabled",
            "DMAR: Unknown option - 'nobounce,sm_off'",
            "DMAR: Scalable mode is disallowed");
  }

  @Test
  void everyWordOf61HasItsLine() {
    assertThat(
            with("intel_iommu=igfx_off,intgpu_off,forcedac,strict,sp_off,sm_on,tboot_noforce")
                .log())
        .startsWith(
            "DMAR: Disable GFX device mapping",
            "DMAR: Disable integrated GPU device mapping",
            "DMAR: intel_iommu=forcedac deprecated; use iommu.forcedac instead",
            "DMAR: intel_iommu=strict deprecated; use iommu.strict=1 instead",
            "DMAR: Disable supported super page",
            "DMAR: Enable scalable mode if hardware supports",
            "DMAR: Intel-IOMMU: not forcing on after tboot. This could expose security risk for"
                + " tboot");
  }

  @Test
  void aWordIsKnownByItsBeginning() {
    assertThat(with("intel_iommu=only").log()).startsWith("DMAR: IOMMU enabled");
  }

  @Test
  void theLastWordWins() {
    assertThat(with("intel_iommu=off intel_iommu=on").active().units()).isEqualTo(1);
  }

  @Test
  void withoutAValueTheOptionIsIgnored() {
    assertThat(with("intel_iommu").log().get(0)).isEqualTo("DMAR: Host address width 39");
  }

  @Test
  void the26KernelsHaveTheirOwnWords() {
    TestMachine machine =
        SOUND.withCommandLine("intel_iommu=on,igfx_off,forcedac,strict,bogus,off");

    assertThat(FakeBoot.linux2632(machine).log())
        .startsWith(
            "Intel-IOMMU: enabled",
            "Intel-IOMMU: disable GFX device mapping",
            "Intel-IOMMU: Forcing DAC for PCI devices",
            "Intel-IOMMU: disable batched IOTLB flush",
            "Intel-IOMMU: disabled");
  }
}

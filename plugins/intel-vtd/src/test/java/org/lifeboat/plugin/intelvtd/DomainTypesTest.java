package org.lifeboat.plugin.intelvtd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.plugin.intelvtd.Machines.dmar;
import static org.lifeboat.plugin.intelvtd.Machines.function;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.IommuGroup;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.testkit.TestMachine;

/**
 * Which functions see physical addresses although their unit works, and who can force units on
 * (Linux 6.1).
 */
class DomainTypesTest {
  private static final PciFunction HOST = function("00:00.0", 0x8086_29c0, 0x060000);
  private static final PciFunction INTEL_GRAPHICS = function("00:02.0", 0x8086_5916, 0x030000);
  private static final PciFunction OTHER_GRAPHICS = function("00:03.0", 0x1234_1111, 0x030000);

  private static final TestMachine MACHINE =
      Machines.q35()
          .with(dmar(DmarBuilder.sound()))
          .withFunctions(HOST, INTEL_GRAPHICS, OTHER_GRAPHICS);

  private static final IntelVtdSettings DEFAULT_OFF =
      Versions.otherThan61("defaultOn", false, "integratedGpuIdentity", false);

  private static List<PciAddress> translated(String commandLine) {
    FakeBoot boot = FakeBoot.linux61(MACHINE.withCommandLine(commandLine));
    assertThat(boot.active().passthrough()).isFalse();
    assertThat(boot.active().groups()).hasSize(3);
    return boot.active().groups().stream()
        .filter(group -> !group.passthrough())
        .flatMap(group -> group.functions().stream())
        .toList();
  }

  @Test
  void integratedGraphicsSeePhysicalAddressesByDefault() {
    assertThat(translated("")).containsExactly(HOST.address(), OTHER_GRAPHICS.address());
  }

  @Test
  void askedForExplicitlyIntegratedGraphicsAreTranslatedToo() {
    assertThat(translated("intel_iommu=on")).hasSize(3);
  }

  @Test
  void withoutGraphicsMappingNoGraphicsAreTranslated() {
    assertThat(translated("intel_iommu=on,igfx_off")).containsExactly(HOST.address());
  }

  @Test
  void withPassthroughAllSeePhysicalAddresses() {
    for (String line : List.of("iommu=pt", "iommu.passthrough=1", "iommu.passthrough=on")) {
      FakeBoot boot = FakeBoot.linux61(MACHINE.withCommandLine(line));

      assertThat(boot.active().passthrough()).as(line).isTrue();
      assertThat(boot.active().groups()).hasSize(3);
    }
    assertThat(translated("iommu=pt iommu.passthrough=0")).hasSize(2);
  }

  @Test
  void aUnitForGraphicsAloneIsLeftAloneWhereGraphicsAreNotMapped() {
    DmarBuilder table =
        DmarBuilder.sound().unit(Machines.SECOND_UNIT, 0, DmarBuilder.endpoint(0, 2, 0));
    TestMachine machine =
        MACHINE
            .with(dmar(table))
            .withRegisters(
                Machines.page(Machines.SECOND_UNIT, Machines.QEMU_CAP, Machines.QEMU_ECAP));

    assertThat(FakeBoot.linux61(machine).active().units()).isEqualTo(2);
    FakeBoot without = FakeBoot.linux61(machine.withCommandLine("intel_iommu=igfx_off"));
    assertThat(without.active().units()).isEqualTo(1);
    assertThat(without.log()).noneMatch(line -> line.contains("00:02.0"));
  }

  @Test
  void chipsetsWithBrokenGraphicsAreSpared() {
    TestMachine broadwell = MACHINE.withFunctions(HOST, function("00:02.0", 0x8086_1616, 0x030000));

    FakeBoot boot = FakeBoot.linux61(broadwell.withCommandLine("intel_iommu=on"));

    assertThat(boot.log())
        .contains("pci 0000:00:02.0: DMAR: Disabling IOMMU for graphics on this chipset");
    assertThat(boot.active().groups())
        .containsExactly(
            new IommuGroup(List.of(HOST.address()), false),
            new IommuGroup(List.of(INTEL_GRAPHICS.address()), true));
  }

  private static TestMachine optedIn(boolean port) {
    PciFunction outside =
        new PciFunction(
            PciAddress.parse("00:1c.0"),
            "",
            0x8086,
            0x1234,
            0x060400,
            32,
            32,
            port,
            java.util.Optional.empty(),
            Bytes.EMPTY);
    return MACHINE.with(dmar(DmarBuilder.sound().flags(5))).withFunctions(HOST, outside);
  }

  @Test
  void whatIsOffByDefaultStaysOff() {
    FakeBoot boot = FakeBoot.of(MACHINE, DEFAULT_OFF);

    assertThat(boot.detection()).isEqualTo(new Detection.Disabled("off by default"));
    assertThat(boot.failure()).isEqualTo("Inactive[why=off by default]");
  }

  @Test
  void firmwaresWishSwitchesOnWhatIsOffByDefaultWherePortsLeadOutside() {
    FakeBoot boot = FakeBoot.of(optedIn(true), DEFAULT_OFF);

    assertThat(boot.detection()).isInstanceOf(Detection.Present.class);
    assertThat(boot.log()).contains("DMAR: Intel-IOMMU force enabled due to platform opt in");
    assertThat(boot.active().passthrough()).isTrue();
  }

  @Test
  void withoutSuchAPortTheWishIsNotHeard() {
    assertThat(FakeBoot.of(optedIn(false), DEFAULT_OFF).failure())
        .isEqualTo("Inactive[why=off by default]");
  }

  @Test
  void theUserMayRefuse() {
    FakeBoot boot = FakeBoot.of(optedIn(true).withCommandLine("intel_iommu=off"), DEFAULT_OFF);

    assertThat(boot.detection()).isEqualTo(new Detection.Disabled("intel_iommu=off"));
    assertThat(boot.failure()).isEqualTo("Inactive[why=intel_iommu=off]");
  }

  @Test
  void aWishThatCannotBeMetPanicsInTheWordsOfAMeasuredLaunch() {
    TestMachine noName =
        optedIn(true).with(dmar(DmarBuilder.sound().flags(5).namespaceDevice(1, "X")));
    TestMachine mismatch =
        optedIn(true)
            .with(
                dmar(
                    DmarBuilder.sound()
                        .flags(5)
                        .region(0xfed1_c000L, 0xfed1_ffffL, DmarBuilder.bridgeScope(0, 2, 0))))
            .withFunctions(INTEL_GRAPHICS, optedIn(true).functions().get(1));

    assertThat(FakeBoot.linux61(noName).panic()).contains("tboot: Failed to initialize DMAR table");
    assertThat(FakeBoot.linux61(mismatch).panic())
        .contains("tboot: Failed to initialize DMAR device scope");
    assertThat(FakeBoot.linux61(optedIn(true).withLargestFreeOrder(-1)).panic())
        .contains("tboot: Failed to initialize DMARs");
  }

  @Test
  void aMeasuredLaunchLeavesNoChoice() {
    FakeBoot boot =
        FakeBoot.of(
            optedIn(false).launchedMeasured().withCommandLine("iommu=off intel_iommu=off"),
            DEFAULT_OFF);

    assertThat(boot.detection()).isInstanceOf(Detection.Present.class);
    assertThat(boot.log()).contains("DMAR: Forcing Intel-IOMMU to enabled");
    assertThat(boot.active().passthrough()).isFalse();
    assertThat(FakeBoot.linux61(optedIn(false).launchedMeasured().withLargestFreeOrder(-1)).panic())
        .contains("tboot: Failed to initialize DMARs");
  }

  @Test
  void theUserMayTakeTheRiskOfAMeasuredLaunchWithoutTranslation() {
    FakeBoot boot =
        FakeBoot.of(
            optedIn(false).launchedMeasured().withCommandLine("intel_iommu=tboot_noforce"),
            DEFAULT_OFF);

    assertThat(boot.failure()).isEqualTo("Inactive[why=off by default]");
  }
}

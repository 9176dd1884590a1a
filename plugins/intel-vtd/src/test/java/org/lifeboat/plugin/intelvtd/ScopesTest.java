package org.lifeboat.plugin.intelvtd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.plugin.intelvtd.DmarBuilder.bridgeScope;
import static org.lifeboat.plugin.intelvtd.DmarBuilder.endpoint;
import static org.lifeboat.plugin.intelvtd.Machines.QEMU_CAP;
import static org.lifeboat.plugin.intelvtd.Machines.QEMU_ECAP;
import static org.lifeboat.plugin.intelvtd.Machines.SECOND_UNIT;
import static org.lifeboat.plugin.intelvtd.Machines.UNIT;
import static org.lifeboat.plugin.intelvtd.Machines.bridge;
import static org.lifeboat.plugin.intelvtd.Machines.dmar;
import static org.lifeboat.plugin.intelvtd.Machines.function;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.testkit.TestMachine;

/** Which unit serves which function, by the scopes of the table (Linux 6.1). */
class ScopesTest {
  private static final PciFunction HOST = function("00:00.0", 0x8086_29c0, 0x060000);
  private static final PciFunction PORT = bridge("00:03.0", 1, 2);
  private static final PciFunction CARD = function("01:00.0", 0x8086_10d3, 0x020000);

  private static TestMachine machine(DmarBuilder table) {
    return Machines.q35()
        .with(dmar(table))
        .withRegisters(Machines.page(SECOND_UNIT, QEMU_CAP, QEMU_ECAP))
        .withFunctions(HOST, PORT, CARD);
  }

  private static List<PciAddress> served(FakeBoot boot) {
    return boot.active().groups().stream().flatMap(group -> group.functions().stream()).toList();
  }

  private static PciAddress at(String address) {
    return PciAddress.parse(address);
  }

  @Test
  void aUnitServesWhatItNamesByItsPathThroughBridges() {
    FakeBoot boot =
        FakeBoot.linux61(machine(DmarBuilder.table().unit(UNIT, 0, endpoint(0, 3, 0, 0, 0))));

    assertThat(served(boot)).containsExactly(at("01:00.0"));
  }

  @Test
  void aUnitServesAllBehindABridgeThatItNames() {
    FakeBoot boot =
        FakeBoot.linux61(machine(DmarBuilder.table().unit(UNIT, 0, bridgeScope(0, 3, 0))));

    assertThat(served(boot)).containsExactly(at("00:03.0"), at("01:00.0"));
  }

  @Test
  void aPathThatStartsAtTheDevicesOwnBusIsMendedAndBlamed() {
    FakeBoot boot = FakeBoot.linux61(machine(DmarBuilder.table().unit(UNIT, 0, endpoint(1, 0, 0))));

    assertThat(boot.log())
        .contains(
            "DMAR: [Firmware Bug]: RMRR entry for device 01:00.0 is broken - applying"
                + " workaround");
    assertThat(served(boot)).containsExactly(at("01:00.0"));
  }

  @Test
  void functionsOfOtherSegmentsAreNotServed() {
    PciFunction far = function("0001:00:00.0", 0x8086_0001, 0x020000);
    TestMachine machine = machine(DmarBuilder.sound()).withFunctions(HOST, far);

    assertThat(served(FakeBoot.linux61(machine))).containsExactly(at("00:00.0"));
  }

  @Test
  void unitsWithDevicesRegisterBeforeTheOneThatServesTheRestAndNumberTheirGroupsFirst() {
    DmarBuilder table = DmarBuilder.sound().unit(SECOND_UNIT, 0, endpoint(0, 3, 0, 0, 0));

    FakeBoot boot = FakeBoot.linux61(machine(table));

    assertThat(boot.log())
        .containsSubsequence(
            "DMAR: dmar1: Using Queued invalidation",
            "DMAR: dmar0: Using Queued invalidation",
            "pci 0000:01:00.0: Adding to iommu group 0",
            "pci 0000:00:00.0: Adding to iommu group 1",
            "pci 0000:00:03.0: Adding to iommu group 2");
    assertThat(boot.active().units()).isEqualTo(2);
  }

  @Test
  void aUnitThatNamesNobodyWhoIsThereIsLeftAlone() {
    FakeBoot boot = FakeBoot.linux61(machine(DmarBuilder.table().unit(UNIT, 0, endpoint(0, 9, 0))));

    assertThat(boot.failure()).isEqualTo("dmar-no-usable-unit");
  }

  @Test
  void aBridgeNamedAsADeviceFailsTheStart() {
    FakeBoot boot = FakeBoot.linux61(machine(DmarBuilder.table().unit(UNIT, 0, endpoint(0, 3, 0))));

    assertThat(boot.log()).endsWith("DMAR: Device scope type does not match for 0000:00:03.0");
    assertThat(boot.failure()).isEqualTo("dmar-scope-mismatch");
  }

  @Test
  void aDeviceNamedAsABridgeFailsTheStartUnlessItsClassIsABridges() {
    assertThat(
            FakeBoot.linux61(machine(DmarBuilder.table().unit(UNIT, 0, bridgeScope(0, 3, 0, 0, 0))))
                .failure())
        .isEqualTo("dmar-scope-mismatch");
    assertThat(
            served(
                FakeBoot.linux61(machine(DmarBuilder.table().unit(UNIT, 0, bridgeScope(0, 0, 0))))))
        .containsExactly(at("00:00.0"));
  }

  @Test
  void everyMismatchIsSaidAlsoInRegionsAndPorts() {
    DmarBuilder table =
        DmarBuilder.sound()
            .region(0xfed1_c000L, 0xfed1_ffffL, endpoint(0, 3, 0))
            .ports(0, bridgeScope(0, 3, 0, 0, 0));

    assertThat(FakeBoot.linux61(machine(table)).log())
        .endsWith(
            "DMAR: Device scope type does not match for 0000:00:03.0",
            "DMAR: Device scope type does not match for 0000:01:00.0");
  }

  @Test
  void mismatchesAreSaidToThoseWhoWantNoTranslationAndFailNothing() {
    FakeBoot boot =
        FakeBoot.linux61(
            machine(DmarBuilder.table().unit(UNIT, 0, endpoint(0, 3, 0)))
                .withCommandLine("intel_iommu=off"));

    assertThat(boot.log()).endsWith("DMAR: Device scope type does not match for 0000:00:03.0");
    assertThat(boot.failure()).startsWith("Inactive");
  }
}

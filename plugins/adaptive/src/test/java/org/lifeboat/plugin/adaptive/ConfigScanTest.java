package org.lifeboat.plugin.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.plugin.adaptive.ConfigScan.Census;
import org.lifeboat.testkit.TestFunctions;
import org.lifeboat.testkit.TestMachine;
import org.lifeboat.testkit.TestStage;

final class ConfigScanTest {
  private static final int EHCI = 0x0c0320;
  private static final int NETWORK = 0x020000;
  private static final int BRIDGE_HEADER = 1 << 16;
  private static final int MULTIFUNCTION = 1 << 23;

  private static Census scan(TestMachine machine) {
    return ConfigScan.scan(new TestStage(machine));
  }

  private static TestMachine with(PciFunction... functions) {
    return TestMachine.bare().withFunctions(functions);
  }

  private static PciFunction at(String address, int classCode) {
    return TestFunctions.function(address, 0x8086, 0x1234, classCode);
  }

  private static TestMachine withBridge(TestMachine machine, String address, int secondary) {
    return machine
        .withFunction(at(address, 0x060400))
        .withConfigWord(address, 0x0c, BRIDGE_HEADER)
        .withConfigWord(address, 0x18, secondary << 8);
  }

  @Test
  void aMachineWithoutFunctionsHasNoCandidates() {
    assertThat(scan(TestMachine.bare())).isEqualTo(new Census(0, 0));
  }

  @Test
  void functionsCountByWhatTheirClassSays() {
    Census census =
        scan(
            with(
                at("00:00.0", 0x060000),
                at("00:03.0", NETWORK),
                at("00:04.0", EHCI),
                at("00:05.0", 0x010802)));

    assertThat(census).isEqualTo(new Census(1, 1));
    assertThat(census.candidates()).isEqualTo(2);
  }

  @Test
  void furtherFunctionsOfASlotCountWhereTheFirstSaysThatThereAreSome() {
    TestMachine machine = with(at("00:1d.0", EHCI), at("00:1d.7", EHCI));

    assertThat(scan(machine).narrow()).isEqualTo(1);
    assertThat(scan(machine.withConfigWord("00:1d.0", 0x0c, MULTIFUNCTION)).narrow()).isEqualTo(2);
  }

  @Test
  void whatLiesBehindABridgeCounts() {
    TestMachine machine = with(at("05:00.0", EHCI));

    assertThat(scan(machine).narrow()).isZero();
    assertThat(scan(withBridge(machine, "00:1c.0", 5)).narrow()).isEqualTo(1);
  }

  @Test
  void twoBridgesToOneBusCountItOnce() {
    TestMachine machine =
        withBridge(withBridge(with(at("05:00.0", EHCI)), "00:1c.0", 5), "00:1e.0", 5);

    assertThat(scan(machine).narrow()).isEqualTo(1);
  }

  @Test
  void bridgesThatLeadBackAreNotFollowed() {
    TestMachine machine =
        withBridge(withBridge(with(at("00:02.0", EHCI)), "00:1c.0", 5), "05:00.0", 0);

    assertThat(scan(machine).narrow()).isEqualTo(1);
  }

  @Test
  void allOnesAreNobody() {
    assertThat(scan(with(TestFunctions.function("00:03.0", 0xffff, 0xffff, NETWORK))))
        .isEqualTo(new Census(0, 0));
  }
}

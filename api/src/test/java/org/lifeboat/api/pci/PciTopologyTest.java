package org.lifeboat.api.pci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciFunction.BusRange;

/** Who sits behind which bridge, and who shares a bridge's address. */
class PciTopologyTest {
  private static final PciFunction HOST = function("00:00.0");
  private static final PciFunction PORT = bridge("00:03.0", 1, 2);
  private static final PciFunction INNER = bridge("01:00.0", 2, 2);
  private static final PciFunction CARD = function("02:01.0");
  private static final PciFunction SIBLING = function("02:01.1");
  private static final PciFunction FAR = function("0001:02:01.0");

  private static final PciTopology TOPOLOGY =
      new PciTopology(List.of(HOST, PORT, INNER, CARD, SIBLING, FAR));

  private static PciFunction function(String address) {
    return function(address, Optional.empty());
  }

  private static PciFunction bridge(String address, int secondary, int subordinate) {
    return function(address, Optional.of(new BusRange(secondary, subordinate)));
  }

  private static PciFunction function(String address, Optional<BusRange> buses) {
    int classCode = buses.isPresent() ? 0x060400 : 0x020000;
    return new PciFunction(
        PciAddress.parse(address), "", 1, 1, classCode, 32, 32, false, buses, Bytes.EMPTY);
  }

  @Test
  void aFunctionHangsOnTheBridgeThatLeadsToItsBus() {
    assertThat(TOPOLOGY.parent(CARD)).contains(INNER);
    assertThat(TOPOLOGY.path(CARD)).containsExactly(PORT, INNER, CARD);
    assertThat(TOPOLOGY.parent(HOST)).isEmpty();
  }

  @Test
  void aBridgeHasAllBusesOfItsRangeBehindIt() {
    assertThat(TOPOLOGY.isBehind(CARD, PORT)).isTrue();
    assertThat(TOPOLOGY.isBehind(HOST, PORT)).isFalse();
    assertThat(TOPOLOGY.isBehind(CARD, HOST)).isFalse();
  }

  @Test
  void busesOfTheSameNumberInOtherSegmentsAreOtherBuses() {
    assertThat(TOPOLOGY.parent(FAR)).isEmpty();
    assertThat(TOPOLOGY.isBehind(FAR, PORT)).isFalse();
    assertThat(TOPOLOGY.hasBus(1, 2)).isTrue();
    assertThat(TOPOLOGY.hasBus(1, 1)).isFalse();
  }

  @Test
  void functionsAreFoundByAddressAndBySlot() {
    assertThat(TOPOLOGY.at(0, 2, 1, 1)).contains(SIBLING);
    assertThat(TOPOLOGY.at(0, 2, 1, 2)).isEmpty();
    assertThat(TOPOLOGY.at(0, 2, 32, 0)).isEmpty();
    assertThat(TOPOLOGY.slotOf(SIBLING)).containsExactly(CARD, SIBLING);
  }

  @Test
  void whatSitsBehindAConventionalBridgeSharesAnAddressAndSoDoesTheBridge() {
    Isolation isolation = new Isolation(TOPOLOGY);

    assertThat(isolation.sharesAddress(CARD)).isTrue();
    assertThat(isolation.sharesAddress(INNER)).isTrue();
    assertThat(isolation.sharesAddress(PORT)).isFalse();
    assertThat(isolation.sharesAddress(HOST)).isFalse();
  }
}

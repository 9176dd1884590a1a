package org.lifeboat.api.pci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciFunction.BusRange;

/** Which functions share a group, with and without knowledge of configuration space. */
class IommuGroupsTest {
  private static final int ENDPOINT = 0;
  private static final int ROOT_PORT = 4;
  private static final int UPSTREAM = 5;
  private static final int DOWNSTREAM = 6;
  private static final int TO_CONVENTIONAL = 7;

  private static PciFunction device(String address, Bytes config) {
    return new PciFunction(
        PciAddress.parse(address), "", 1, 1, 0x020000, 32, 32, false, Optional.empty(), config);
  }

  private static PciFunction device(String address) {
    return device(address, Bytes.EMPTY);
  }

  private static PciFunction port(String address, int from, int to, Bytes config) {
    return new PciFunction(
        PciAddress.parse(address),
        "",
        1,
        1,
        0x060400,
        32,
        32,
        false,
        Optional.of(new BusRange(from, to)),
        config);
  }

  private static Bytes express(int type, boolean accessControl) {
    Bytes config =
        Bytes.of(new byte[4096])
            .with(0x06, (byte) 0x10)
            .with(0x34, (byte) 0x50)
            .with(0x50, (byte) 0x01, (byte) 0x80)
            .with(0x80, (byte) 0x10, (byte) 0, (byte) (type << 4 | 2))
            .with(0x100, (byte) 1, (byte) 0, (byte) 0x01, (byte) 0x14);
    return accessControl ? config.with(0x140, (byte) 0x0d, (byte) 0, (byte) 1) : config;
  }

  private static final Bytes CONVENTIONAL = Bytes.of(new byte[256]);

  private static List<Integer> groups(PciFunction... functions) {
    List<PciFunction> all = List.of(functions);
    IommuGroups groups = new IommuGroups(new PciTopology(all));
    List<Integer> numbers = new ArrayList<>();
    all.forEach(function -> numbers.add(groups.add(function)));
    assertThat(groups.groups().stream().mapToInt(List::size).sum()).isEqualTo(all.size());
    return numbers;
  }

  @Test
  void aDeviceOnARootBusIsAlone() {
    assertThat(groups(device("00:00.0"), device("00:02.0"))).containsExactly(0, 1);
    assertThat(groups(device("00:00.0", CONVENTIONAL), device("00:02.0", CONVENTIONAL)))
        .containsExactly(0, 1);
  }

  @Test
  void functionsOfADeviceWithoutAccessControlAreTogether() {
    assertThat(groups(device("00:1f.0"), device("00:1f.2"))).containsExactly(0, 0);
    assertThat(
            groups(
                device("00:1f.0", express(ENDPOINT, false)),
                device("00:1f.2", express(ENDPOINT, false))))
        .containsExactly(0, 0);
  }

  @Test
  void functionsOfADeviceWithAccessControlAreApart() {
    assertThat(
            groups(
                device("00:1f.0", express(ENDPOINT, true)),
                device("00:1f.2", express(ENDPOINT, true))))
        .containsExactly(0, 1);
  }

  @Test
  void aPortWithAccessControlKeepsItsDeviceApart() {
    assertThat(groups(port("00:01.0", 1, 1, express(ROOT_PORT, true)), device("01:00.0")))
        .containsExactly(0, 1);
  }

  @Test
  void aPortWithoutAccessControlSharesWithItsDevice() {
    assertThat(groups(port("00:01.0", 1, 1, express(ROOT_PORT, false)), device("01:00.0")))
        .containsExactly(0, 0);
  }

  @Test
  void aPortOfWhichNothingIsKnownIsTrusted() {
    assertThat(groups(port("00:01.0", 1, 1, Bytes.EMPTY), device("01:00.0"))).containsExactly(0, 1);
  }

  @Test
  void onePortWithoutAccessControlOnTheWayIsEnough() {
    assertThat(
            groups(
                port("00:01.0", 1, 4, express(ROOT_PORT, true)),
                port("01:00.0", 2, 4, express(UPSTREAM, false)),
                port("02:00.0", 3, 3, express(DOWNSTREAM, false)),
                port("02:01.0", 4, 4, express(DOWNSTREAM, true)),
                device("03:00.0"),
                device("04:00.0")))
        .containsExactly(0, 1, 2, 3, 2, 4);
  }

  @Test
  void allBehindAConventionalBridgeShareItsGroup() {
    assertThat(groups(port("00:1e.0", 5, 5, CONVENTIONAL), device("05:00.0"), device("05:04.0")))
        .containsExactly(0, 0, 0);
    assertThat(
            groups(
                port("00:01.0", 1, 2, express(ROOT_PORT, true)),
                port("01:00.0", 2, 2, express(TO_CONVENTIONAL, false)),
                device("02:03.0")))
        .containsExactly(0, 1, 1);
  }

  @Test
  void aBusWithoutADeviceZeroIsTakenForAConventionalOne() {
    assertThat(groups(port("00:06.0", 2, 2, Bytes.EMPTY), device("02:01.0"))).containsExactly(0, 0);
  }

  @Test
  void functionsBehindABridgeAreTogetherAlsoWhereTheBridgeIsNotServed() {
    PciFunction bridge = port("00:1e.0", 5, 5, CONVENTIONAL);
    PciFunction first = device("05:01.0");
    PciFunction second = device("05:02.0");
    IommuGroups groups = new IommuGroups(new PciTopology(List.of(bridge, first, second)));

    assertThat(groups.add(first)).isZero();
    assertThat(groups.contains(bridge)).isFalse();
    assertThat(groups.add(bridge)).isEqualTo(1);
  }

  @Test
  void aFunctionThatWasAddedStaysInItsGroup() {
    PciFunction first = device("00:00.0");
    PciFunction second = device("00:02.0");
    IommuGroups groups = new IommuGroups(new PciTopology(List.of(first, second)));

    assertThat(List.of(groups.add(first), groups.add(second), groups.add(first)))
        .containsExactly(0, 1, 0);
    assertThat(groups.groups()).containsExactly(List.of(first), List.of(second));
  }

  @Test
  void segmentsAreApart() {
    assertThat(groups(port("0000:00:1e.0", 5, 5, CONVENTIONAL), device("0001:05:00.0")))
        .containsExactly(0, 1);
  }

  @Test
  void bridgesThatLeadBackwardsAreNoBridges() {
    assertThat(
            groups(
                port("00:01.0", 0, 0, Bytes.EMPTY),
                port("01:00.0", 1, 1, Bytes.EMPTY),
                device("02:00.0")))
        .containsExactly(0, 1, 2);
  }

  @Test
  void functionsThatShareAnIdAreTogetherWhoeverComesFirst() {
    PciFunction named = device("00:02.0");
    PciFunction alias = device("00:05.0");
    PciFunction alone = device("00:06.0");
    PciTopology topology = new PciTopology(List.of(named, alias, alone));

    IommuGroups first = new IommuGroups(topology);
    assertThat(first.addAs(named, alias.address())).isZero();
    assertThat(first.addAs(alias, alias.address())).isZero();
    assertThat(first.addAs(alone, alone.address())).isEqualTo(1);

    IommuGroups last = new IommuGroups(topology);
    assertThat(last.add(alias)).isZero();
    assertThat(last.addAs(named, alias.address())).isZero();
  }

  @Test
  void throughAnIdOneJoinsTheOtherFunctionsOfThatDevice() {
    PciFunction sibling = device("00:1f.0", express(ENDPOINT, false));
    PciFunction alias = device("00:1f.2", express(ENDPOINT, false));
    PciFunction named = device("00:01.0");
    IommuGroups groups = new IommuGroups(new PciTopology(List.of(named, sibling, alias)));

    assertThat(groups.add(sibling)).isZero();
    assertThat(groups.addAs(named, alias.address())).isZero();
    assertThat(groups.add(alias)).isZero();
  }

  @Test
  void anIdOnAnotherBusOrOfNobodyJoinsNothing() {
    PciFunction one = device("00:02.0");
    PciFunction two = device("00:03.0");
    PciFunction far = device("01:02.0");
    IommuGroups groups = new IommuGroups(new PciTopology(List.of(one, two, far)));

    assertThat(groups.addAs(one, far.address())).isZero();
    assertThat(groups.addAs(two, PciAddress.parse("00:09.0"))).isEqualTo(1);
    assertThat(groups.add(far)).isEqualTo(2);
  }
}

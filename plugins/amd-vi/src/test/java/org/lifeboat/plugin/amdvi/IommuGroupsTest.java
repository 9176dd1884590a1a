package org.lifeboat.plugin.amdvi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;

class IommuGroupsTest {
  private static final Bytes WITH_ACS = Bytes.of(new byte[4096]).with(0x100, (byte) 0x0d);

  private static PciFunction function(String address, Bytes config, int... secondary) {
    Optional<PciFunction.BusRange> bridge =
        secondary.length == 0
            ? Optional.empty()
            : Optional.of(new PciFunction.BusRange(secondary[0], secondary[0]));
    return new PciFunction(
        PciAddress.parse(address), "", 0x8086, 1, 0, 32, 32, false, bridge, config);
  }

  private static PciFunction plain(String address, int... secondary) {
    return function(address, Bytes.EMPTY, secondary);
  }

  private static List<String> groups(PciFunction... functions) {
    return IommuGroups.of(List.of(functions)).stream()
        .map(g -> String.join(" ", g.stream().map(a -> a.toString().substring(5)).toList()))
        .toList();
  }

  @Test
  void aFunctionStandsAlone() {
    assertThat(groups(plain("00:01.0"), plain("00:02.0"))).containsExactly("00:01.0", "00:02.0");
  }

  @Test
  void functionsOfADeviceShare() {
    assertThat(groups(plain("00:1f.0"), plain("00:1f.3"))).containsExactly("00:1f.0 00:1f.3");
  }

  @Test
  void functionsWithAccessControlDoNot() {
    assertThat(groups(function("00:02.0", WITH_ACS), function("00:02.1", WITH_ACS)))
        .containsExactly("00:02.0", "00:02.1");
  }

  @Test
  void whatIsBehindABridgeSharesWithIt() {
    assertThat(groups(plain("00:03.0", 1), plain("01:00.0"), plain("01:05.0")))
        .containsExactly("00:03.0 01:00.0 01:05.0");
  }

  @Test
  void aPortWithAccessControlKeepsWhatIsBehindItApart() {
    assertThat(groups(function("00:03.0", WITH_ACS, 1), plain("01:00.0")))
        .containsExactly("00:03.0", "01:00.0");
  }

  @Test
  void aBridgeBehindABridgeSharesWithBoth() {
    assertThat(groups(plain("00:03.0", 1), plain("01:00.0", 2), plain("02:00.0")))
        .containsExactly("00:03.0 01:00.0 02:00.0");
  }

  @Test
  void segmentsAreApart() {
    assertThat(groups(plain("0000:00:03.0", 1), plain("0001:01:00.0"))).hasSize(2);
  }

  @Test
  void aBridgeToItsOwnBusDoesNoHarm() {
    assertThat(groups(plain("00:03.0", 0), plain("00:04.0"))).containsExactly("00:03.0 00:04.0");
  }
}

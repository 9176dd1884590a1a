package org.lifeboat.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.pci.PciFunction.BusRange;

final class LoggedPciTest {
  private static LoggedPci of(String log) {
    return new LoggedPci(KernelLog.parse(log));
  }

  @Test
  void functionsComeAscendingWithTheirBridges() {
    LoggedPci pci =
        of(
            """
            pci 0000:01:00.0: [1af4:1041] type 00 class 0x020000 PCIe Endpoint
            pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
            pci 0000:00:1c.0: [1b36:000c] type 01 class 0x060400
            pci 0000:00:1c.0: PCI bridge to [bus 00]
            pci 0000:00:1c.0: PCI bridge to [bus 01-ff]
            pci 0000:00:1c.0: PCI bridge to [bus 01]
            """);

    assertThat(pci.functions())
        .extracting(f -> f.address().toString())
        .containsExactly("0000:00:1c.0", "0000:00:1f.2", "0000:01:00.0");
    PciFunction bridge = pci.functions().get(0);
    assertThat(bridge.bridge()).contains(new BusRange(1, 1));
    assertThat(bridge.vendorId()).isEqualTo(0x1b36);
    assertThat(bridge.deviceId()).isEqualTo(0x000c);
    assertThat(bridge.classCode()).isEqualTo(0x060400);
    assertThat(bridge.dmaMaskBits()).isEqualTo(32);
    assertThat(pci.functions().get(1).bridge()).isEmpty();
  }

  @Test
  void theFirstFunctionAtAnAddressStays() {
    assertThat(
            of("""
            pci 0000:00:02.0: [8086:100e] type 00 class 0x020000
            pci 0000:00:02.0: [8086:10d3] type 00 class 0x020000
            """)
                .functions())
        .extracting(PciFunction::deviceId)
        .containsExactly(0x100e);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pci 0000:00:20.0: [8086:100e] type 00 class 0x020000",
        "pci 0000:00:02.8: [8086:100e] type 00 class 0x020000",
        "pci 10000:00:02.0: [8086:100e] type 00 class 0x020000",
        "pci 0000:00:02.0: [18086:100e] type 00 class 0x020000",
        "pci 0000:00:02.0: [8086:100e] type 00 class 0x2020000",
        "pci 0000:00:02.0: [8086:100e] type 00",
        "pci 0000:00:02.0: reg 0x10: [mem 0xfe000000-0xfe7fffff pref]",
      })
  void whatIsNoFunctionIsPassedOver(String line) {
    assertThat(of(line).functions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[bus 05-04]", "[bus 00]", "[bus 00-ff]", "[bus 100]", "[bus -]"})
  void busesThatCannotLieBehindABridgeAreNot(String buses) {
    assertThat(of("pci 0000:00:1c.0: PCI bridge to " + buses).bridges()).isEmpty();
  }

  @Test
  void theBusesAreThoseAtTheEnd() {
    assertThat(
            of("pci 0000:00:1c.0: PCI bridge to [bus 01-ff]\n"
                    + "pci 0000:00:1c.0: PCI bridge to [bus 01-02] (subtractive decode)")
                .bridges())
        .containsEntry(PciAddress.parse("00:1c.0"), new BusRange(1, 2));
  }
}

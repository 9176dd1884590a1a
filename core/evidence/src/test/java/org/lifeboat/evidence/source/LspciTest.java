package org.lifeboat.evidence.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.pci.PciFunction.BusRange;

final class LspciTest {
  private static PciFunction one(String... lines) {
    List<PciFunction> functions = Lspci.functions(List.of(lines));
    assertThat(functions).hasSize(1);
    return functions.get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "00:14.0 USB controller [0c03]: Intel Corporation 8 Series USB xHCI HC [8086:9c31] (rev 04)"
            + " | 0c0330 | 64",
        "00:1d.0 USB controller [0c03]: Intel Corporation 8 Series USB EHCI #1 [8086:9c26] (rev 04)"
            + " (prog-if 20 [EHCI]) | 0c0320 | 32",
        "0000:00:1f.2 SATA controller [0106]: Intel Corporation 8 Series [8086:9c03] | 010600 | 64",
        "00:1f.2 0106: 8086:9c03 (rev 04) (prog-if 01) | 010601 | 64",
        "03:00.0 0280: 8086:08b1 (rev 73) | 028000 | 36"
      })
  void aLineIsAFunction(String line, String classCode, int bits) {
    PciFunction function = one(line);

    assertThat(function.classCode()).isEqualTo(Integer.parseInt(classCode, 16));
    assertThat(function.dmaMaskBits()).isEqualTo(bits);
    assertThat(Lspci.isOne(line)).isTrue();
  }

  @Test
  void itsNameAndIdsAreTaken() {
    PciFunction function =
        one(
            "02:00.0 Network controller [0280]: Intel Corporation Wireless 7260 [8086:08b2] (rev"
                + " 73)");

    assertThat(function.address()).hasToString("0000:02:00.0");
    assertThat(function.name()).isEqualTo("Intel Corporation Wireless 7260");
    assertThat(function.vendorId()).isEqualTo(0x8086);
    assertThat(function.deviceId()).isEqualTo(0x08b2);
  }

  @Test
  void whatIsBehindABridgeIsTaken() {
    PciFunction bridge =
        one(
            "00:1c.0 PCI bridge [0604]: Intel Corporation Root Port [8086:9c10] (prog-if 00"
                + " [Normal])",
            "\tFlags: bus master, fast devsel, latency 0, IRQ 40",
            "\tBus: primary=00, secondary=01, subordinate=02, sec-latency=0");

    assertThat(bridge.bridge()).contains(new BusRange(1, 2));
  }

  @Test
  void aListWithoutNumbersIsNone() {
    assertThat(Lspci.isOne("00:14.0 USB controller: Intel Corporation 8 Series USB xHCI HC"))
        .isFalse();
  }
}

package org.lifeboat.evidence.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.IommuGroups;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.pci.PciTopology;

/** What QEMU's bridges do to the groups of what is behind them, as recorded. */
class QemuBridgeTest {
  private static PciFunction function(String address, int vendor, int device, int secondary) {
    PciFunction plain =
        new PciFunction(
            PciAddress.parse(address),
            "",
            vendor,
            device,
            secondary == 0 ? 0x020000 : 0x060400,
            32,
            32,
            false,
            secondary == 0
                ? Optional.empty()
                : Optional.of(new PciFunction.BusRange(secondary, secondary)),
            Bytes.EMPTY);
    return QemuBridge.of(plain).map(b -> plain.withConfig(b.config(true))).orElse(plain);
  }

  private static int groups(int vendor, int device) {
    PciFunction bridge = function("0000:00:03.0", vendor, device, 1);
    PciFunction behind = function("0000:01:00.0", 0x8086, 0x10d3, 0);
    IommuGroups groups = new IommuGroups(new PciTopology(List.of(bridge, behind)));
    groups.add(bridge);
    groups.add(behind);
    return groups.groups().size();
  }

  @Test
  void onlyThePortThatControlsAccessKeepsDevicesApart() {
    assertThat(groups(0x1b36, 0x000c)).as("pcie-root-port").isEqualTo(2);
    assertThat(groups(0x8086, 0x3420)).as("ioh3420").isEqualTo(1);
    assertThat(groups(0x104c, 0x8233)).as("xio3130-downstream").isEqualTo(1);
    assertThat(groups(0x1b36, 0x000e)).as("pcie-pci-bridge").isEqualTo(1);
    assertThat(groups(0x8086, 0x244e)).as("i82801b11-bridge").isEqualTo(1);
    assertThat(groups(0x1b36, 0x0001)).as("pci-bridge").isEqualTo(1);
  }

  @Test
  void otherFunctionsAreNoneOfThem() {
    assertThat(QemuBridge.of(function("0000:00:04.0", 0x8086, 0x10d3, 0))).isEmpty();
  }
}

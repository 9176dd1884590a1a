package org.lifeboat.experiment.machine;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;

/**
 * A device that exists, with the mask that its driver sets in Linux 6.1.
 *
 * @param classCode 24 bits: base class, subclass, programming interface
 * @param maskBits address bits for streaming DMA
 * @param coherentBits the same for coherent memory
 */
record DeviceKind(
    String name, int vendor, int device, int classCode, int maskBits, int coherentBits) {
  private static final int OTHER_SYSTEM_PERIPHERAL = 0x08_8000;
  private static final int INTEL = 0x8086;

  /** The drivers are named where the mask stands. */
  private static final List<DeviceKind> ALL =
      List.of(
          // sound/pci/es1938.c, sound/pci/emu10k1/emu10k1_main.c
          of("ES1938 sound card", 0x125d, 0x1969, 0x04_0100, 24),
          of("EMU10K1 sound card", 0x1102, 0x0002, 0x04_0100, 31),
          // drivers/net/ethernet: intel/e1000, realtek/8139too.c
          of("e1000 network card", 0x8086, 0x100e, 0x02_0000, 32),
          of("RTL-8139 network card", 0x10ec, 0x8139, 0x02_0000, 32),
          // drivers/usb/host/ehci-pci.c, drivers/firewire/ohci.c, drivers/net/wireless/ath/ath10k
          of("USB 2 controller (EHCI)", 0x8086, 0x1e26, 0x0c_0320, 32),
          of("FireWire controller", 0x104c, 0x8024, 0x0c_0010, 32),
          of("QCA6174 Wi-Fi card", 0x168c, 0x003e, 0x02_8000, 32),
          // drivers/net/wireless/intel/iwlwifi
          of("Wireless-N 7260 (Wi-Fi)", 0x8086, 0x08b2, 0x02_8000, 36),
          // drivers/scsi/aic7xxx/aic7xxx_osm_pci.c
          new DeviceKind("AIC-7899 SCSI controller", 0x9005, 0x00cf, 0x01_0000, 39, 32),
          // drivers/gpu/drm: radeon
          of("Radeon graphics", 0x1002, 0x6779, 0x03_0000, 40),
          // drivers: nvme, ata/ahci.c, usb/host/xhci-pci.c, net/ethernet: intel/i40e,
          // broadcom/tg3.c
          of("NVMe disk", 0x144d, 0xa808, 0x01_0802, 64),
          of("AHCI controller", 0x8086, 0x9c03, 0x01_0601, 64),
          of("USB 3 controller (xHCI)", 0x8086, 0x9c31, 0x0c_0330, 64),
          of("X710 network port", 0x8086, 0x1572, 0x02_0000, 64),
          of("BCM5720 network port", 0x14e4, 0x165f, 0x02_0000, 64));

  private static DeviceKind of(String name, int vendor, int device, int classCode, int bits) {
    return new DeviceKind(name, vendor, device, classCode, bits, bits);
  }

  /** Those whose driver uses so many bits; where none is known, one that has no name. */
  static List<DeviceKind> withMask(int bits) {
    List<DeviceKind> known = ALL.stream().filter(kind -> kind.maskBits() == bits).toList();
    return known.isEmpty()
        ? List.of(of("device of %s bits".formatted(bits), INTEL, 0, OTHER_SYSTEM_PERIPHERAL, bits))
        : known;
  }

  PciFunction at(PciAddress address) {
    return new PciFunction(
        address,
        name,
        vendor,
        device,
        classCode,
        maskBits,
        coherentBits,
        false,
        Optional.empty(),
        Bytes.EMPTY);
  }
}

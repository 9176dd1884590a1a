package org.lifeboat.evidence.recording;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.stream.Stream;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciFunction;

/**
 * The bridges that QEMU 7.2 offers: what each is on PCI Express, and whether it has access control
 * services, shows in configuration space only, which a recording does not hold.
 */
enum QemuBridge {
  /** {@code pcie-root-port} (hw/pci-bridge/gen_pcie_root_port.c). */
  ROOT_PORT(0x1b36, 0x000c, 4, true),
  /** {@code ioh3420} (hw/pci-bridge/ioh3420.c). */
  INTEL_ROOT_PORT(0x8086, 0x3420, 4, false),
  /** {@code x3130-upstream} (hw/pci-bridge/xio3130_upstream.c). */
  SWITCH_UPSTREAM(0x104c, 0x8232, 5, false),
  /** {@code xio3130-downstream} (hw/pci-bridge/xio3130_downstream.c). */
  SWITCH_DOWNSTREAM(0x104c, 0x8233, 6, false),
  /** {@code pcie-pci-bridge} (hw/pci-bridge/pcie_pci_bridge.c). */
  EXPRESS_TO_PCI(0x1b36, 0x000e, 7, false),
  /** {@code i82801b11-bridge} (hw/pci-bridge/i82801b11.c). */
  INTEL_DMI_TO_PCI(0x8086, 0x244e, QemuBridge.CONVENTIONAL, false),
  /** {@code pci-bridge} (hw/pci-bridge/pci_bridge_dev.c). */
  PCI(0x1b36, 0x0001, QemuBridge.CONVENTIONAL, false);

  private static final int CONVENTIONAL = -1;
  private static final int CONFIG_BYTES = 4096;
  private static final int STATUS_OFFSET = 0x06;
  private static final short HAS_CAPABILITIES = 1 << 4;
  private static final int HEADER_TYPE_OFFSET = 0x0e;
  private static final int FIRST_CAPABILITY_OFFSET = 0x34;
  private static final int EXPRESS_OFFSET = 0x40;
  private static final int EXTENDED_OFFSET = 0x100;

  /** Version 2 of the PCI Express capability, which has the number 0x10. */
  private static final int EXPRESS_CAPABILITY = 0x2_0010;

  private static final int TYPE_SHIFT = 20;

  /** Version 1 of access control services, number 0x0d. */
  private static final int ACCESS_CONTROL = 0x1_000d;

  private final int vendorId;
  private final int deviceId;
  private final int type;
  private final boolean accessControl;

  QemuBridge(int vendorId, int deviceId, int type, boolean accessControl) {
    this.vendorId = vendorId;
    this.deviceId = deviceId;
    this.type = type;
    this.accessControl = accessControl;
  }

  /** Which one a function is; empty for all that is none of them. */
  static Optional<QemuBridge> of(PciFunction function) {
    return Stream.of(values())
        .filter(b -> b.vendorId == function.vendorId() && b.deviceId == function.deviceId())
        .findFirst();
  }

  /**
   * Its configuration space, as far as it says what kind of bridge this is.
   *
   * @param allowed whether it may have access control services, if its kind has them
   */
  Bytes config(boolean allowed) {
    ByteBuffer config = ByteBuffer.allocate(CONFIG_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    config.put(HEADER_TYPE_OFFSET, (byte) 1);
    if (type != CONVENTIONAL) {
      config.putShort(STATUS_OFFSET, HAS_CAPABILITIES);
      config.put(FIRST_CAPABILITY_OFFSET, (byte) EXPRESS_OFFSET);
      config.putInt(EXPRESS_OFFSET, EXPRESS_CAPABILITY | type << TYPE_SHIFT);
    }
    if (accessControl && allowed) {
      config.putInt(EXTENDED_OFFSET, ACCESS_CONTROL);
    }
    return Bytes.of(config.array());
  }
}

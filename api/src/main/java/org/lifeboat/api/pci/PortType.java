package org.lifeboat.api.pci;

import org.lifeboat.api.firmware.Bytes;

/**
 * What a function is on PCI Express, by the device/port type of its capability (PCI Express base
 * specification 7.5.3.2).
 */
enum PortType {
  /** No PCI Express capability: conventional PCI. */
  CONVENTIONAL,
  /** Types 0, 1, 9: a device, in a slot or on the processor. */
  ENDPOINT,
  /** Types 4, 6: a port that leads to a link. */
  DOWNSTREAM_PORT,
  /** Type 5: the upper side of a switch. */
  UPSTREAM_PORT,
  /** Types 7, 8: a bridge between conventional PCI and PCI Express. */
  BRIDGE,
  /** Type 10: an event collector. */
  EVENT_COLLECTOR,
  /** The configuration space is not known far enough. */
  UNKNOWN;

  /** Bytes of configuration space that every function has (PCI local bus specification 6.1). */
  private static final int CONVENTIONAL_BYTES = 256;

  /** Bytes of configuration space on PCI Express. */
  private static final int EXPRESS_BYTES = 4096;

  private static final int STATUS_OFFSET = 0x06;
  private static final int CAPABILITY_LIST = 1 << 4;
  private static final int FIRST_CAPABILITY_OFFSET = 0x34;
  private static final int EXPRESS_CAPABILITY = 0x10;
  private static final int ACCESS_CONTROL_CAPABILITY = 0x000d;

  /** The type of the function with this configuration space. */
  static PortType of(Bytes config) {
    if (config.length() < CONVENTIONAL_BYTES) {
      return UNKNOWN;
    }
    int at = expressCapability(config);
    if (at == 0) {
      return CONVENTIONAL;
    }
    return switch (config.u16(at + 2) >> 4 & 0xf) {
      case 0, 1, 9 -> ENDPOINT;
      case 4, 6 -> DOWNSTREAM_PORT;
      case 5 -> UPSTREAM_PORT;
      case 7, 8 -> BRIDGE;
      case 10 -> EVENT_COLLECTOR;
      default -> UNKNOWN;
    };
  }

  private static int expressCapability(Bytes config) {
    if ((config.u16(STATUS_OFFSET) & CAPABILITY_LIST) == 0) {
      return 0;
    }
    int at = config.u8(FIRST_CAPABILITY_OFFSET) & ~3;
    for (int steps = 0; at >= 0x40 && steps < CONVENTIONAL_BYTES / 4; steps++) {
      if (config.u8(at) == EXPRESS_CAPABILITY) {
        return at;
      }
      at = config.u8(at + 1) & ~3;
    }
    return 0;
  }

  /** Whether extended configuration space is known, where access control services would stand. */
  static boolean knowsAccessControl(Bytes config) {
    return config.length() >= EXPRESS_BYTES;
  }

  /**
   * Whether there are access control services (PCI Express base specification 7.7.8). The kernel
   * switches on all that a function has when an IOMMU is there
   * (drivers/pci/pci.c:pci_std_enable_acs), and takes a missing control for granted.
   */
  static boolean hasAccessControl(Bytes config) {
    int at = CONVENTIONAL_BYTES;
    for (int steps = 0; at >= CONVENTIONAL_BYTES && steps < EXPRESS_BYTES / 4; steps++) {
      int header = config.u32(at);
      if ((header & 0xffff) == ACCESS_CONTROL_CAPABILITY) {
        return true;
      }
      at = header >>> 20 & ~3;
    }
    return false;
  }
}

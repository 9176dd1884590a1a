package org.lifeboat.plugin.adaptive;

/**
 * What a function's class says of the addresses that it can use, before anybody knows its driver
 * (PCI Code and ID Assignment Specification; the standards that define the programming interfaces).
 */
enum AddressWidth {
  /** It starts no DMA: bridges, memory, SMBus, interrupt controllers. */
  NO_DMA,
  /** Its standard has addresses of 64 bits: NVMe, AHCI, xHCI, HD audio. */
  WIDE,
  /** Its standard, or what Linux makes of it, has addresses of 32 bits or less. */
  NARROW,
  /** Anything: network cards, graphics, most storage; only the driver knows. */
  UNTOLD;

  private static final int SD_HOST = 0x0805;

  /** What a class code of 24 bits says: base class, subclass, programming interface. */
  static AddressWidth of(int classCode) {
    return switch (classCode >>> 16) {
      case 0x05, 0x06 -> NO_DMA;
      case 0x08 -> classCode >>> 8 == SD_HOST ? NARROW : NO_DMA;
      case 0x01 -> ofStorage(classCode >>> 8 & 0xff);
      case 0x04 -> ofMultimedia(classCode >>> 8 & 0xff);
      case 0x0c -> ofSerialBus(classCode >>> 8 & 0xff, classCode & 0xff);
      default -> UNTOLD;
    };
  }

  private static AddressWidth ofStorage(int subclass) {
    return switch (subclass) {
      case 0x01 -> NARROW; // IDE
      case 0x06, 0x08 -> WIDE; // AHCI, NVMe
      default -> UNTOLD;
    };
  }

  private static AddressWidth ofMultimedia(int subclass) {
    return switch (subclass) {
      case 0x01 -> NARROW; // AC'97 and older
      case 0x03 -> WIDE; // HD audio
      default -> UNTOLD;
    };
  }

  private static AddressWidth ofSerialBus(int subclass, int programmingInterface) {
    return switch (subclass) {
      case 0x00 -> NARROW; // FireWire
      case 0x03 -> programmingInterface >= 0x30 ? WIDE : NARROW; // xHCI and USB4; UHCI, OHCI, EHCI
      case 0x05 -> NO_DMA; // SMBus
      default -> UNTOLD;
    };
  }
}

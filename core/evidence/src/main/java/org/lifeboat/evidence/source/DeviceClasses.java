package org.lifeboat.evidence.source;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a device's class tells (PCI Code and ID Assignment Specification): a word for people, and
 * how many address bits drivers of Linux ask for, a guess that holds for most devices of a class.
 */
final class DeviceClasses {
  private static final int NO_DMA = 0;
  private static final int UNTOLD = 32;
  private static final int BRIDGES = 0x06;
  private static final int UNASSIGNED = 0xff;
  private static final int REALTEK = 0x10ec;

  /**
   * What is known of a class.
   *
   * @param name for people
   * @param maskBits 0 where no driver lets it start DMA
   */
  private record Known(String name, int maskBits) {}

  /** By base class, sub class and programming interface; 0 as interface stands for all others. */
  private static final Map<Integer, Known> KNOWN = new HashMap<>();

  static {
    know(0x000000, "unclassified device", NO_DMA);
    know(0x010000, "SCSI controller", 64);
    know(0x010100, "IDE controller", 32);
    know(0x010400, "RAID controller", 64);
    know(0x010600, "SATA controller", 64);
    know(0x010700, "SAS controller", 64);
    know(0x010800, "NVMe disk", 64);
    know(0x020000, "network card", 64);
    know(0x028000, "wireless card", 36);
    know(0x030000, "graphics", 40);
    know(0x030200, "graphics", 40);
    know(0x038000, "graphics", 40);
    know(0x040100, "sound", 32);
    know(0x040300, "HD sound", 64);
    know(0x048000, "multimedia device", 32);
    know(0x050000, "memory controller", NO_DMA);
    know(0x058000, "memory controller", NO_DMA);
    know(0x070000, "serial port", NO_DMA);
    know(0x078000, "Management Engine or modem", 64);
    know(0x080000, "interrupt controller", NO_DMA);
    know(0x080500, "SD card reader", 32);
    know(0x080600, "IOMMU", NO_DMA);
    know(0x080700, "event collector", NO_DMA);
    know(0x088000, "system peripheral", NO_DMA);
    know(0x0c0000, "FireWire controller", 32);
    know(0x0c0300, "USB 1 controller (UHCI)", 32);
    know(0x0c0310, "USB 1 controller (OHCI)", 32);
    know(0x0c0320, "USB 2 controller (EHCI)", 32);
    know(0x0c0330, "USB 3 controller (xHCI)", 64);
    know(0x0c0340, "USB 4 controller", 64);
    know(0x0c0500, "SMBus", NO_DMA);
    know(0x0c0700, "IPMI interface", NO_DMA);
    know(0x0c8000, "serial bus controller", 64);
    know(0x108000, "cryptographic processor", 48);
    know(0x110100, "performance counters", NO_DMA);
    know(0x118000, "signal processor", NO_DMA);
    know(0x120000, "accelerator", 48);
    know(0x130000, "instrumentation", NO_DMA);
    know(0xff0000, "card reader", 32);
  }

  private DeviceClasses() {}

  private static void know(int classCode, String name, int maskBits) {
    KNOWN.put(classCode, new Known(name, maskBits));
  }

  /** A word for people; empty for a bridge and for a class that few machines have. */
  static Optional<String> name(int vendorId, int classCode) {
    return known(vendorId, classCode).map(Known::name);
  }

  /** How many bits, 0 for what starts no DMA. */
  static int maskBits(int vendorId, int classCode) {
    boolean undriven = classCode >>> 16 == BRIDGES || isNobodys(vendorId, classCode);
    return undriven ? NO_DMA : known(vendorId, classCode).map(Known::maskBits).orElse(UNTOLD);
  }

  /** Outside all classes there are Realtek's card readers, and much that no driver knows. */
  private static boolean isNobodys(int vendorId, int classCode) {
    return classCode >>> 16 == UNASSIGNED && vendorId != 0 && vendorId != REALTEK;
  }

  private static Optional<Known> known(int vendorId, int classCode) {
    return isNobodys(vendorId, classCode) ? Optional.empty() : known(classCode);
  }

  private static Optional<Known> known(int classCode) {
    return Optional.ofNullable(KNOWN.get(classCode))
        .or(() -> Optional.ofNullable(KNOWN.get(classCode & 0xffff00)));
  }
}

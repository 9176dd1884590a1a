package org.lifeboat.plugin.calgary;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.stage.Stage;

/**
 * The host bridges that translate, found without a PCI bus: each is device 0 of the bus it leads
 * to.
 */
final class HostBridges {
  /** Buses that are looked at (MAX_PHB_BUS_NUM). */
  static final int BUSES = 128;

  private static final int CALGARY = 0x02a1;
  private static final int CALIOC2 = 0x0308;

  private final Stage stage;
  private final CalgaryOptions options;

  HostBridges(Stage stage, CalgaryOptions options) {
    this.stage = stage;
    this.options = options;
  }

  /** Whether a PCI device id is one of theirs. */
  static boolean isOne(int deviceId) {
    return deviceId == CALGARY || deviceId == CALIOC2;
  }

  /** The kernel's name for a device id. */
  static String name(int deviceId) {
    return deviceId == CALGARY ? "Calgary" : "CalIOC2";
  }

  /** The buses that are worth a translation table (detect_calgary). */
  List<Integer> usedBuses() {
    List<Integer> used = new ArrayList<>();
    for (int bus = 0; bus < BUSES; bus++) {
      int deviceId = id(bus, 0) >>> 16;
      if (isOne(deviceId)
          && !options.disabledBuses().contains(bus)
          && (options.emptySlots() || hasDevices(bus, deviceId))) {
        used.add(bus);
      }
    }
    return used;
  }

  /** Behind CalIOC2 the kernel does not look, and takes it that there are devices. */
  private boolean hasDevices(int bus, int deviceId) {
    boolean found = deviceId == CALIOC2;
    for (int device = 1; device < 8 && !found; device++) {
      found = id(bus, device) != -1;
    }
    return found;
  }

  private int id(int bus, int device) {
    return stage.readPciConfig(new PciAddress(0, bus, device, 0), 0).orElse(-1);
  }
}

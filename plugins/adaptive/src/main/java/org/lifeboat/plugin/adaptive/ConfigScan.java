package org.lifeboat.plugin.adaptive;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.stage.Stage;

/**
 * A look at all functions before PCI is enumerated, by raw reads: bus 0 and what bridges lead to
 * from there, as arch/x86/kernel/early-quirks.c:early_pci_scan_bus does. It misses what hangs on
 * further root buses. Each bus is looked at once, so there are at most 65536 functions to read.
 */
final class ConfigScan {
  private static final int IDS = 0x00;
  private static final int CLASS = 0x08;
  private static final int HEADER = 0x0c;
  private static final int BUSES = 0x18;
  private static final int MULTIFUNCTION = 1 << 23;
  private static final int BRIDGE_HEADER = 1;
  private static final int DEVICES = 32;
  private static final int FUNCTIONS = 8;

  private final Stage stage;
  private final Map<AddressWidth, Integer> counts = new EnumMap<>(AddressWidth.class);
  private final BitSet seen = new BitSet();
  private final Deque<Integer> buses = new ArrayDeque<>();

  private ConfigScan(Stage stage) {
    this.stage = stage;
  }

  /**
   * What the scan found.
   *
   * @param narrow functions whose class says that they cannot address all RAM
   * @param untold functions whose class does not say
   */
  record Census(int narrow, int untold) {
    /** Functions that may have to bounce. */
    int candidates() {
      return narrow + untold;
    }
  }

  /** Scans. */
  static Census scan(Stage stage) {
    ConfigScan scan = new ConfigScan(stage);
    scan.lead(0);
    while (!scan.buses.isEmpty()) {
      scan.bus(scan.buses.remove());
    }
    return new Census(scan.count(AddressWidth.NARROW), scan.count(AddressWidth.UNTOLD));
  }

  private int count(AddressWidth width) {
    return counts.getOrDefault(width, 0);
  }

  private void lead(int bus) {
    if (!seen.get(bus)) {
      seen.set(bus);
      buses.add(bus);
    }
  }

  private void bus(int bus) {
    for (int device = 0; device < DEVICES; device++) {
      boolean several = function(new PciAddress(0, bus, device, 0));
      for (int number = 1; several && number < FUNCTIONS; number++) {
        function(new PciAddress(0, bus, device, number));
      }
    }
  }

  /** Counts a function if there is one; whether its slot has several. */
  private boolean function(PciAddress address) {
    OptionalInt ids = stage.readPciConfig(address, IDS);
    if (ids.isEmpty() || ids.getAsInt() == -1) {
      return false;
    }
    counts.merge(AddressWidth.of(read(address, CLASS) >>> 8), 1, Integer::sum);
    int header = read(address, HEADER);
    if ((header >>> 16 & 0x7f) == BRIDGE_HEADER) {
      int secondary = read(address, BUSES) >>> 8 & 0xff;
      if (secondary > address.bus()) {
        lead(secondary);
      }
    }
    return (header & MULTIFUNCTION) != 0;
  }

  private int read(PciAddress address, int offset) {
    return stage.readPciConfig(address, offset).orElse(0);
  }
}

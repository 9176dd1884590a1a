package org.lifeboat.plugin.gart;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.stage.Stage;

/**
 * What can be seen of PCI by hand (search_agp_bridge). The kernel tries every device of all 256
 * buses; this follows the bridges from bus 0, which finds the same functions with few reads, but
 * for host bridges with buses of their own that no bridge leads to.
 */
final class EarlyBuses {
  private static final int ID = 0x00;
  private static final int CLASS = 0x08;
  private static final int HEADER = 0x0c;
  private static final int BUSES = 0x18;
  private static final int MANY_FUNCTIONS = 0x80;
  private static final int BRIDGE_HEADER = 1;

  private final Stage stage;
  private final List<Function> functions = new ArrayList<>();
  private final BitSet pending = new BitSet(256);
  private final BitSet seen = new BitSet(256);

  private EarlyBuses(Stage stage) {
    this.stage = stage;
  }

  /**
   * A function that answered.
   *
   * @param address where
   * @param vendorId its vendor
   * @param kind base class and subclass, 16 bits
   */
  record Function(PciAddress address, int vendorId, int kind) {}

  /** All functions that answer, ascending by address as far as bridges lead to higher buses. */
  static List<Function> scan(Stage stage) {
    EarlyBuses buses = new EarlyBuses(stage);
    buses.pending.set(0);
    for (int bus = 0; bus >= 0; bus = buses.pending.nextSetBit(0)) {
      buses.pending.clear(bus);
      buses.seen.set(bus);
      for (int device = 0; device < 32; device++) {
        buses.device(bus, device);
      }
    }
    return buses.functions;
  }

  private void device(int bus, int device) {
    int functionsToTry = 1;
    for (int function = 0; function < functionsToTry; function++) {
      PciAddress address = new PciAddress(0, bus, device, function);
      int kind = read(address, CLASS);
      if (kind == -1) {
        return;
      }
      functions.add(new Function(address, read(address, ID) & 0xffff, kind >>> 16));
      int header = read(address, HEADER) >> 16 & 0xff;
      if ((header & ~MANY_FUNCTIONS) == BRIDGE_HEADER) {
        follow(read(address, BUSES) >> 8 & 0xff);
      }
      if ((header & MANY_FUNCTIONS) != 0) {
        functionsToTry = 8;
      }
    }
  }

  private void follow(int bus) {
    if (!seen.get(bus)) {
      pending.set(bus);
    }
  }

  private int read(PciAddress address, int offset) {
    return stage.readPciConfig(address, offset).orElse(-1);
  }
}

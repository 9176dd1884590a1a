package org.lifeboat.plugin.gart;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.stage.Stage;

/** The northbridges that have a GART, found and read without a PCI bus. */
final class Northbridges {
  /** Where they sit: bus, first device, first device behind (amd_nb_bus_dev_ranges). */
  private static final int[][] PLACES = {{0x00, 0x18, 0x20}, {0xff, 0, 0x20}, {0xfe, 0, 0x20}};

  /** The function that has the registers. */
  private static final int FUNCTION = 3;

  private static final int AMD = 0x1022;

  /** Register with the size in bits 1 to 3 (AMD64_GARTAPERTURECTL). */
  private static final int CONTROL = 0x90;

  /** Register with the base in units of 32 MB in bits 0 to 14 (AMD64_GARTAPERTUREBASE). */
  private static final int BASE = 0x94;

  private Northbridges() {}

  /** Those whose device id is one of {@code devices}, in the kernel's order. */
  static List<PciAddress> find(Stage stage, List<Integer> devices) {
    List<PciAddress> found = new ArrayList<>();
    for (int[] place : PLACES) {
      for (int device = place[1]; device < place[2]; device++) {
        PciAddress function = new PciAddress(0, place[0], device, FUNCTION);
        int id = stage.readPciConfig(function, 0).orElse(-1);
        if ((id & 0xffff) == AMD && devices.contains(id >>> 16)) {
          found.add(function);
        }
      }
    }
    return found;
  }

  /** The window that one of them is set to. */
  static Aperture aperture(Stage stage, PciAddress northbridge) {
    int control = stage.readPciConfig(northbridge, CONTROL).orElse(-1);
    long base = stage.readPciConfig(northbridge, BASE).orElse(-1) & 0x7fff;
    return new Aperture(base << 25, control >> 1 & 7);
  }
}

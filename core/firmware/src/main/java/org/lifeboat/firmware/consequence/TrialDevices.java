package org.lifeboat.firmware.consequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.pci.PciFunction.BusRange;
import org.lifeboat.firmware.decode.DmarLayouts;
import org.lifeboat.firmware.decode.Field;
import org.lifeboat.firmware.decode.IvrsLayouts;
import org.lifeboat.firmware.decode.Layouts;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.decode.Table;
import org.lifeboat.firmware.judge.Scopes;

/**
 * The PCI functions of a trial: those that a table names, a host bridge, and two devices with
 * drivers, of which one drives 32 address lines.
 */
final class TrialDevices {
  /** The two devices, in words. */
  static final String WORDS =
      "a Wi-Fi card that drives 32 address lines, as many do, and an NVMe disk that drives 64";

  private static final int INTEL = 0x8086;
  private static final int AMD = 0x1022;
  private static final int HOST_BRIDGE = 0x06_0000;
  private static final int PCI_BRIDGE = 0x06_0400;
  private static final int DISPLAY = 0x03_0000;
  private static final int IOMMU = 0x08_0600;
  private static final int OTHER = 0x08_8000;
  private static final int WIFI = 0x02_8000;
  private static final int NVME = 0x01_0802;

  /** Where Intel's integrated graphics always is. */
  private static final PciAddress GRAPHICS = new PciAddress(0, 0, 2, 0);

  /** Bit 27 of a unit's capability: it has extended features. */
  private static final int EXTENDED_FEATURES = 1 << 27;

  private static final int CONFIG_BYTES = 256;
  private static final int LAST_SLOT = 31;

  private final Map<PciAddress, PciFunction> functions = new TreeMap<>();
  private final PciAddress card;
  private int lowestBus = 0xff;

  TrialDevices(Table table) {
    put(new PciAddress(0, 0, 0, 0), "host bridge", HOST_BRIDGE, 0, Optional.empty(), Bytes.EMPTY);
    for (Structure structure : table.structures()) {
      if (IvrsLayouts.isUnit(structure)) {
        unit(structure);
      } else {
        Scopes.of(structure).forEach(scope -> named(structure, scope));
      }
    }
    List<PciAddress> free = new FreeSlots(Optional.of(table), functions.keySet()).first(2);
    card = place(free, 0);
    put(card, "Wi-Fi card", WIFI, 32, Optional.empty(), Bytes.EMPTY);
    put(place(free, 1), "NVMe disk", NVME, 64, Optional.empty(), Bytes.EMPTY);
  }

  /** A free place; where a table names the whole bus, that of one of the last functions. */
  private PciAddress place(List<PciAddress> free, int index) {
    PciAddress last = new PciAddress(0, 0, LAST_SLOT - index, 0);
    if (index >= free.size()) {
      functions.remove(last);
      return last;
    }
    return free.get(index);
  }

  /** Where the Wi-Fi card sits. */
  PciAddress card() {
    return card;
  }

  /** All, ascending. */
  List<PciFunction> functions() {
    return new ArrayList<>(functions.values());
  }

  private void unit(Structure block) {
    long segment = block.number(IvrsLayouts.SEGMENT_GROUP);
    PciAddress at =
        PciAddress.ofRequesterId((int) segment, (int) block.number(IvrsLayouts.DEVICE_ID));
    int capability = (int) block.number(IvrsLayouts.CAPABILITY);
    int header = block.number(IvrsLayouts.FEATURES) == 0 ? 0 : EXTENDED_FEATURES;
    Bytes config = Bytes.of(new byte[CONFIG_BYTES]).with(capability + 3, (byte) (header >>> 24));
    put(at, "AMD-Vi unit", IOMMU, 0, Optional.empty(), config);
  }

  /** The function that a device scope leads to, and the bridges on the way. */
  private void named(Structure structure, Structure scope) {
    boolean bridge = scope.type() == Scopes.BRIDGE;
    if (!bridge && scope.type() != Scopes.ENDPOINT) {
      return;
    }
    int segment = (int) structure.number(Layouts.SEGMENT);
    int bus = (int) scope.number(DmarLayouts.START_BUS);
    List<Field> path = Scopes.path(scope);
    for (int step = 0; step < path.size(); step++) {
      int device = path.get(step).raw().u8(0);
      int function = path.get(step).raw().u8(1);
      if (device > 31 || function > 7) {
        return;
      }
      PciAddress at = new PciAddress(segment, bus, device, function);
      boolean last = step == path.size() - 1;
      PciFunction there = last && !bridge ? endpoint(at) : bridge(at);
      if (there.bridge().isEmpty()) {
        return;
      }
      bus = there.bridge().get().secondary();
    }
  }

  private PciFunction endpoint(PciAddress at) {
    return put(
        at,
        at.equals(GRAPHICS) ? "graphics" : "device that the table names",
        at.equals(GRAPHICS) ? DISPLAY : OTHER,
        64,
        Optional.empty(),
        Bytes.EMPTY);
  }

  private PciFunction bridge(PciAddress at) {
    Optional<BusRange> behind =
        lowestBus > at.bus() ? Optional.of(new BusRange(lowestBus, lowestBus)) : Optional.empty();
    if (!functions.containsKey(at)) {
      lowestBus = Math.max(1, lowestBus - 1);
    }
    return put(at, "bridge that the table names", PCI_BRIDGE, 0, behind, Bytes.EMPTY);
  }

  private PciFunction put(
      PciAddress at, String name, int kind, int maskBits, Optional<BusRange> behind, Bytes config) {
    int vendor = kind == IOMMU ? AMD : INTEL;
    return functions.computeIfAbsent(
        at,
        place ->
            new PciFunction(
                place, name, vendor, 0, kind, maskBits, maskBits, false, behind, config));
  }
}

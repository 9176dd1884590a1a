package org.lifeboat.plugin.calgary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.lifeboat.api.driver.IommuGroup;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;

/**
 * Who shares a translation table: all on a bus whose host bridge translates, and behind bridges on
 * it (find_iommu_table).
 */
final class BusGroups {
  /** Most bridges that can stand one behind the other. */
  private static final int DEEPEST = 256;

  private final Map<Integer, Integer> parentBus = new HashMap<>();
  private final Set<Integer> translating;

  private BusGroups(List<PciFunction> functions, Set<Integer> translating) {
    this.translating = translating;
    for (PciFunction function : functions) {
      if (function.address().segment() == 0) {
        function.bridge().ifPresent(b -> parentBus.put(b.secondary(), function.address().bus()));
      }
    }
  }

  /** A group for each of the buses, ascending; functions elsewhere are in none. */
  static List<IommuGroup> of(List<PciFunction> functions, Set<Integer> translating) {
    BusGroups buses = new BusGroups(functions, translating);
    Map<Integer, List<PciFunction>> groups = new TreeMap<>();
    for (PciFunction function : functions) {
      OptionalInt bus = buses.tableOf(function.address());
      if (bus.isPresent()) {
        groups.computeIfAbsent(bus.getAsInt(), b -> new ArrayList<>()).add(function);
      }
    }
    return groups.values().stream().map(group -> IommuGroup.of(group, false)).toList();
  }

  private OptionalInt tableOf(PciAddress function) {
    Integer bus = function.segment() == 0 ? function.bus() : null;
    for (int i = 0; i < DEEPEST && bus != null; i++) {
      if (translating.contains(bus)) {
        return OptionalInt.of(bus);
      }
      bus = parentBus.get(bus);
    }
    return OptionalInt.empty();
  }
}

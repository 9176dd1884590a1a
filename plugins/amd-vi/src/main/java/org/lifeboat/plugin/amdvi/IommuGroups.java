package org.lifeboat.plugin.amdvi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;

/**
 * Which functions cannot be kept apart, since they can reach each other without passing an IOMMU
 * (drivers/iommu/iommu.c:pci_device_group): functions of one device, and whatever is behind a
 * bridge, together with it, unless access control (ACS) keeps them apart.
 */
final class IommuGroups {
  private final List<PciFunction> functions;
  private final Map<PciAddress, PciAddress> leader = new HashMap<>();
  private final Map<Integer, PciFunction> bridgeTo = new HashMap<>();

  private IommuGroups(List<PciFunction> functions) {
    this.functions = functions;
    for (PciFunction function : functions) {
      function
          .bridge()
          .ifPresent(b -> bridgeTo.put(bus(function.address().segment(), b.secondary()), function));
    }
  }

  /** The groups, each in the order of {@code functions}, ordered by their first members. */
  static List<List<PciAddress>> of(List<PciFunction> functions) {
    return new IommuGroups(functions).groups();
  }

  private List<List<PciAddress>> groups() {
    Map<Integer, PciFunction> firstOfDevice = new HashMap<>();
    for (PciFunction function : functions) {
      PciFunction bridge =
          bridgeTo.get(bus(function.address().segment(), function.address().bus()));
      if (bridge != null && !AccessControl.in(bridge.config())) {
        join(bridge, function);
      }
      if (!AccessControl.in(function.config())) {
        join(firstOfDevice.computeIfAbsent(device(function), d -> function), function);
      }
    }
    Map<PciAddress, List<PciAddress>> groups = new LinkedHashMap<>();
    for (PciFunction function : functions) {
      groups
          .computeIfAbsent(leaderOf(function.address()), l -> new ArrayList<>())
          .add(function.address());
    }
    return groups.values().stream().map(List::copyOf).toList();
  }

  private void join(PciFunction one, PciFunction other) {
    leader.put(leaderOf(other.address()), leaderOf(one.address()));
  }

  private PciAddress leaderOf(PciAddress function) {
    PciAddress above = leader.getOrDefault(function, function);
    while (!above.equals(leader.getOrDefault(above, above))) {
      above = leader.getOrDefault(above, above);
    }
    return above;
  }

  private static int bus(int segment, int bus) {
    return segment << 8 | bus;
  }

  private static int device(PciFunction function) {
    return bus(function.address().segment(), function.address().bus()) << 5
        | function.address().device();
  }
}

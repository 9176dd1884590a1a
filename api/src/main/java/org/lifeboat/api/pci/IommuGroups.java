package org.lifeboat.api.pci;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts functions into groups that an IOMMU cannot tell apart
 * (drivers/iommu/iommu.c:pci_device_group): what a conventional bridge hides is in the bridge's
 * group, what a port does not isolate is in the port's, and functions of a device without access
 * control are together. A driver adds the functions that its units serve, unit by unit. Groups are
 * numbered from 0 in the order in which they come up; a function joins only groups that are there
 * already, and two groups never become one, so who comes first matters, as in the kernel. Aliases
 * that a device or a firmware table gives a function are not here.
 */
public final class IommuGroups {
  private final PciTopology topology;
  private final Isolation isolation;
  private final Map<PciAddress, Integer> numbers = new HashMap<>();
  private final List<List<PciFunction>> groups = new ArrayList<>();

  /**
   * No groups yet.
   *
   * @param topology the tree of buses that all functions come from
   */
  public IommuGroups(PciTopology topology) {
    this.topology = topology;
    this.isolation = new Isolation(topology);
  }

  /** Whether a function was added. */
  public boolean contains(PciFunction function) {
    return numbers.containsKey(function.address());
  }

  /**
   * Adds a function to the group it belongs to, or to a new one; without effect on one that was
   * added before.
   *
   * @return the number of its group
   */
  public int add(PciFunction function) {
    Optional<Integer> before = number(function);
    if (before.isPresent()) {
      return before.get();
    }
    int number = existing(function).orElse(groups.size());
    if (number == groups.size()) {
      groups.add(new ArrayList<>());
    }
    groups.get(number).add(function);
    numbers.put(function.address(), number);
    return number;
  }

  /** The groups by number, none empty, each in the order in which its functions came. */
  public List<List<PciFunction>> groups() {
    return groups.stream().map(List::copyOf).toList();
  }

  private Optional<Integer> existing(PciFunction function) {
    PciFunction top = function;
    for (Optional<PciFunction> up = topology.parent(top); up.isPresent(); up = next(up)) {
      if (isolation.hidesDevices(up.get())) {
        top = up.get();
        if (contains(top)) {
          return number(top);
        }
      }
    }
    for (Optional<PciFunction> up = topology.parent(top); up.isPresent(); up = next(up)) {
      if (isolatedFrom(up.get())) {
        break;
      }
      top = up.get();
      if (contains(top)) {
        return number(top);
      }
    }
    return inSlotOf(top);
  }

  private Optional<PciFunction> next(Optional<PciFunction> function) {
    return function.flatMap(topology::parent);
  }

  private Optional<Integer> number(PciFunction function) {
    return Optional.ofNullable(numbers.get(function.address()));
  }

  /**
   * Whether every bridge from {@code port} up to the root isolates
   * (drivers/pci/pci.c:pci_acs_path_enabled).
   */
  private boolean isolatedFrom(PciFunction port) {
    return topology.path(port).stream().allMatch(isolation::isolates);
  }

  private Optional<Integer> inSlotOf(PciFunction function) {
    if (!isolation.isMultiFunction(function) || isolation.isolates(function)) {
      return Optional.empty();
    }
    return topology.slotOf(function).stream()
        .filter(other -> !other.address().equals(function.address()))
        .filter(other -> !isolation.isolates(other))
        .flatMap(other -> number(other).stream())
        .findFirst();
  }
}

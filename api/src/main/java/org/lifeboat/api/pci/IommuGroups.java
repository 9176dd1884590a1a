package org.lifeboat.api.pci;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts functions into groups that an IOMMU cannot tell apart
 * (drivers/iommu/iommu.c:pci_device_group): what a conventional bridge hides is in the bridge's
 * group, what a port does not isolate is in the port's, and functions of a device without access
 * control are together. A driver adds the functions that its units serve, unit by unit. Groups are
 * numbered from 0 in the order in which they come up; a function joins only groups that are there
 * already, and two groups never become one, so who comes first matters, as in the kernel. Functions
 * that share an id on their bus are together as far as a driver says so ({@link #addAs}); aliases
 * that only a device's quirk tells are not here.
 */
public final class IommuGroups {
  private final PciTopology topology;
  private final Isolation isolation;
  private final Map<PciAddress, Integer> numbers = new HashMap<>();
  private final Map<PciAddress, PciAddress> aliases = new HashMap<>();
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

  /**
   * Whether a function was added.
   *
   * @param function of the same tree of buses
   * @return true where it has a group
   */
  public boolean contains(PciFunction function) {
    return numbers.containsKey(function.address());
  }

  /**
   * Adds a function to the group it belongs to, or to a new one; without effect on one that was
   * added before.
   *
   * @param function of the same tree of buses
   * @return the number of its group, from 0
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

  /**
   * The same for a function that a unit sees under another one's id, too (pci_add_dma_alias); only
   * one on the same bus matters.
   *
   * @param function of the same tree of buses
   * @param alias whose id that is; there need not be such a function
   * @return the number of its group, from 0
   */
  public int addAs(PciFunction function, PciAddress alias) {
    if (!alias.equals(function.address()) && sameBus(alias, function.address())) {
      aliases.put(function.address(), alias);
    }
    return add(function);
  }

  private static boolean sameBus(PciAddress one, PciAddress other) {
    return one.segment() == other.segment() && one.bus() == other.bus();
  }

  /** {@return the groups by number, none empty, each in the order in which its functions came} */
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
    Set<PciAddress> asked = new HashSet<>();
    Optional<Integer> group = ofAliases(top, asked);
    return group.isPresent() ? group : inSlotOf(top, asked);
  }

  /** A function's own group, or that of one it shares an id with (get_pci_alias_group). */
  private Optional<Integer> ofAliases(PciFunction function, Set<PciAddress> asked) {
    if (!asked.add(function.address())) {
      return Optional.empty();
    }
    Optional<Integer> group = number(function);
    if (group.isPresent() || aliases.isEmpty()) {
      return group;
    }
    for (PciFunction other : topology.onBusOf(function)) {
      if (sharesId(function, other)) {
        group = ofAliases(other, asked);
        group = group.isPresent() ? group : inSlotOf(other, asked);
        if (group.isPresent()) {
          return group;
        }
      }
    }
    return Optional.empty();
  }

  private boolean sharesId(PciFunction one, PciFunction other) {
    return other.address().equals(aliases.get(one.address()))
        || one.address().equals(aliases.get(other.address()));
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

  /** The group of another function of the device (get_pci_function_alias_group). */
  private Optional<Integer> inSlotOf(PciFunction function, Set<PciAddress> asked) {
    if (!isolation.isMultiFunction(function) || isolation.isolates(function)) {
      return Optional.empty();
    }
    return topology.slotOf(function).stream()
        .filter(other -> !other.address().equals(function.address()))
        .filter(other -> !isolation.isolates(other))
        .flatMap(other -> ofAliases(other, asked).stream())
        .findFirst();
  }
}

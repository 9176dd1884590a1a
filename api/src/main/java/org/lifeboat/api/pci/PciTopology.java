package org.lifeboat.api.pci;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lifeboat.api.pci.PciFunction.BusRange;

/**
 * The tree of buses, in all segments. A bridge counts only if its secondary bus has a higher number
 * than its own, as enumeration makes it; so every way up ends at a root bus, whatever a machine's
 * description says.
 */
public final class PciTopology {
  private static final int DEVICES_PER_BUS = 32;

  private record Bus(int segment, int number) {}

  private record Slot(int segment, int bus, int device) {}

  private final List<PciFunction> functions;
  private final Map<Bus, PciFunction> bridges = new HashMap<>();
  private final Map<Slot, List<PciFunction>> slots = new HashMap<>();
  private final Map<Bus, Boolean> conventional = new HashMap<>();

  /**
   * Builds the tree. Where two bridges claim a bus, the first has it.
   *
   * @param functions all functions of a machine, ascending by address
   */
  public PciTopology(List<PciFunction> functions) {
    this.functions = List.copyOf(functions);
    for (PciFunction function : this.functions) {
      PciAddress at = function.address();
      function
          .bridge()
          .filter(range -> range.secondary() > at.bus())
          .ifPresent(
              range -> bridges.putIfAbsent(new Bus(at.segment(), range.secondary()), function));
      slots.merge(slot(at), List.of(function), PciTopology::joined);
    }
    for (PciFunction function : this.functions) {
      Bus bus = new Bus(function.address().segment(), function.address().bus());
      boolean looksConventional = function.address().device() > 0 && function.bridge().isEmpty();
      conventional.merge(bus, looksConventional, Boolean::logicalOr);
    }
  }

  private static List<PciFunction> joined(List<PciFunction> some, List<PciFunction> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private static Slot slot(PciAddress at) {
    return new Slot(at.segment(), at.bus(), at.device());
  }

  /** {@return all functions, ascending by address} */
  public List<PciFunction> functions() {
    return functions;
  }

  /**
   * Whether there is a bus.
   *
   * @param segment 0 to 0xffff
   * @param bus 0 to 0xff
   * @return true where a function sits on it, or a bridge leads to it
   */
  public boolean hasBus(int segment, int bus) {
    return conventional.containsKey(new Bus(segment, bus))
        || bridges.containsKey(new Bus(segment, bus));
  }

  /**
   * The function at an address; numbers out of bounds are answered as well.
   *
   * @param segment 0 to 0xffff
   * @param bus 0 to 0xff
   * @param device 0 to 31
   * @param number of the function in its slot, 0 to 7
   * @return empty where none sits; also where no address can be, such as device 32
   */
  public Optional<PciFunction> at(int segment, int bus, int device, int number) {
    return slots.getOrDefault(new Slot(segment, bus, device), List.of()).stream()
        .filter(function -> function.address().function() == number)
        .findFirst();
  }

  /**
   * The functions in the slot of a function.
   *
   * @param function of this tree
   * @return they and itself, ascending
   */
  public List<PciFunction> slotOf(PciFunction function) {
    return slots.getOrDefault(slot(function.address()), List.of());
  }

  /**
   * The functions on the bus of a function.
   *
   * @param function of this tree
   * @return they and itself, ascending
   */
  public List<PciFunction> onBusOf(PciFunction function) {
    PciAddress at = function.address();
    return IntStream.range(0, DEVICES_PER_BUS)
        .mapToObj(device -> new Slot(at.segment(), at.bus(), device))
        .flatMap(slot -> slots.getOrDefault(slot, List.of()).stream())
        .toList();
  }

  /**
   * The bridge right above a function.
   *
   * @param function of this tree
   * @return empty on a root bus, and where nobody leads to its bus
   */
  public Optional<PciFunction> parent(PciFunction function) {
    PciAddress at = function.address();
    return Optional.ofNullable(bridges.get(new Bus(at.segment(), at.bus())));
  }

  /**
   * The way from the root bus to a function.
   *
   * @param function of this tree
   * @return bridges from above, and itself last; never empty
   */
  public List<PciFunction> path(PciFunction function) {
    List<PciFunction> way = new ArrayList<>();
    for (Optional<PciFunction> at = Optional.of(function); at.isPresent(); ) {
      way.add(at.get());
      at = parent(at.get());
    }
    Collections.reverse(way);
    return Collections.unmodifiableList(way);
  }

  /**
   * Whether a function's bus lies in the range of buses behind another.
   *
   * @param function of this tree
   * @param bridge of this tree
   * @return true where it does; false where {@code bridge} is no bridge
   */
  public boolean isBehind(PciFunction function, PciFunction bridge) {
    BusRange range = bridge.bridge().orElse(null);
    int bus = function.address().bus();
    return range != null
        && function.address().segment() == bridge.address().segment()
        && range.secondary() <= bus
        && bus <= range.subordinate();
  }

  /**
   * Whether the bus behind a bridge looks like conventional PCI: a PCI Express link has a device 0
   * and nothing else, so a bus without one but with functions that are no bridges is none. For
   * bridges whose configuration space is not known.
   */
  boolean looksConventional(PciFunction bridge) {
    int segment = bridge.address().segment();
    return bridge
        .bridge()
        .map(BusRange::secondary)
        .filter(bus -> !slots.containsKey(new Slot(segment, bus, 0)))
        .map(bus -> conventional.getOrDefault(new Bus(segment, bus), false))
        .orElse(false);
  }
}

package org.lifeboat.firmware.consequence;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.firmware.decode.IvrsLayouts;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.decode.Table;
import org.lifeboat.firmware.decode.TableKind;
import org.lifeboat.firmware.judge.Units;

/**
 * Where devices can be put on bus 0 of a machine that has a table: first in slots that nothing is
 * in, of an IVRS those before that its units serve.
 */
public final class FreeSlots {
  private static final int FIRST = 3;
  private static final int LAST = 31;
  private static final int LAST_FUNCTION = 7;

  /** How many devices there is room for on an empty bus. */
  public static final int MOST = (LAST - FIRST + 1) * (LAST_FUNCTION + 1);

  private final Set<PciAddress> functions;
  private final Set<Integer> taken;
  private final Set<Integer> served;
  private final boolean listed;

  /**
   * Of a machine.
   *
   * @param table its table, if it has one
   * @param functions where it has functions already
   */
  public FreeSlots(Optional<Table> table, Set<PciAddress> functions) {
    this.functions = Set.copyOf(functions);
    taken =
        functions.stream()
            .filter(a -> a.segment() == 0 && a.bus() == 0)
            .map(PciAddress::device)
            .collect(Collectors.toSet());
    Optional<Table> ivrs = table.filter(t -> t.kind() == TableKind.IVRS);
    listed = ivrs.isPresent();
    served = ivrs.map(FreeSlots::served).orElse(Set.of());
  }

  /**
   * The first free places: function 0 of each free slot, then their other functions, at last those
   * of slots that are taken, from the highest number.
   *
   * @param many how many; there are fewer where the bus is full
   */
  public List<PciAddress> first(int many) {
    Set<Integer> free = new LinkedHashSet<>(served);
    slots().forEach(free::add);
    free.removeAll(taken);
    List<Integer> full = slots().filter(taken::contains).toList();
    return Stream.of(
            places(free, 0),
            IntStream.rangeClosed(1, LAST_FUNCTION).boxed().flatMap(f -> places(free, f)),
            IntStream.iterate(LAST_FUNCTION, f -> f > 0, f -> f - 1)
                .boxed()
                .flatMap(f -> places(full, f)))
        .flatMap(s -> s)
        .filter(place -> !functions.contains(place))
        .limit(many)
        .toList();
  }

  /**
   * Whether a unit is known to serve a place: everything, where there is no IVRS, since a DMAR's
   * units leave nothing out as a rule.
   */
  public boolean serve(PciAddress place) {
    return !listed
        || place.segment() == 0
            && place.bus() == 0
            && place.function() == 0
            && served.contains(place.device());
  }

  private static Stream<Integer> slots() {
    return IntStream.rangeClosed(FIRST, LAST).boxed();
  }

  private static Stream<PciAddress> places(Collection<Integer> slots, int function) {
    return slots.stream().map(slot -> new PciAddress(0, 0, slot, function));
  }

  private static Set<Integer> served(Table table) {
    Set<Integer> slots = new LinkedHashSet<>();
    for (Structure unit : Units.chosen(table)) {
      long start = -1;
      for (Structure entry : unit.children()) {
        long id = entry.number(IvrsLayouts.DEV_ID);
        if (entry.is(IvrsLayouts.RANGE_START)) {
          start = id;
        } else if (entry.is(IvrsLayouts.RANGE_END) && start >= 0) {
          add(slots, start, id);
          start = -1;
        } else if (entry.is(IvrsLayouts.SELECT)) {
          add(slots, id, id);
        } else if (entry.is(IvrsLayouts.ALL)) {
          add(slots, 0, 0xff);
        }
      }
    }
    return slots;
  }

  /** Slots of bus 0 whose function 0 lies in a range of requesters. */
  private static void add(Set<Integer> slots, long first, long last) {
    for (int device = 1; device <= LAST; device++) {
      if (first <= device << 3 && device << 3 <= last) {
        slots.add(device);
      }
    }
  }
}

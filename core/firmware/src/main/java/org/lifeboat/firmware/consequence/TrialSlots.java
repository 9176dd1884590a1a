package org.lifeboat.firmware.consequence;

import java.util.LinkedHashSet;
import java.util.List;
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
 * Where devices of a trial can sit: on bus 0, in slots that a table does not name; of an IVRS first
 * those that its units serve.
 */
final class TrialSlots {
  private static final int FIRST = 3;
  private static final int LAST = 31;

  private final Set<Integer> taken;
  private final Set<Integer> served;

  TrialSlots(Table table, Set<PciAddress> named) {
    taken =
        named.stream()
            .filter(a -> a.segment() == 0 && a.bus() == 0)
            .map(PciAddress::device)
            .collect(Collectors.toSet());
    served = table.kind() == TableKind.IVRS ? served(table) : Set.of();
  }

  List<PciAddress> free(int many) {
    Stream<Integer> all = IntStream.rangeClosed(FIRST, LAST).boxed();
    Stream<Integer> untaken = all.filter(device -> !taken.contains(device));
    Set<Integer> inOrder = new LinkedHashSet<>(served);
    inOrder.removeAll(taken);
    untaken.forEach(inOrder::add);
    IntStream.rangeClosed(FIRST, LAST).forEach(inOrder::add);
    return inOrder.stream()
        .limit(many)
        .map(device -> new PciAddress(0, 0, device, freeFunction(device)))
        .toList();
  }

  /** In a slot that is taken, the last function. */
  private int freeFunction(int device) {
    return taken.contains(device) ? 7 : 0;
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

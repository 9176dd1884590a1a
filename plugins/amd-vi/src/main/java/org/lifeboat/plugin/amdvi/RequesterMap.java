package org.lifeboat.plugin.amdvi;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.lifeboat.api.pci.PciAddress;

/**
 * Which unit serves a requester, and under which id the unit sees it: the kernel's rlookup and
 * alias tables, kept as spans because only the functions that exist are ever asked for. What is
 * said later counts.
 */
final class RequesterMap {
  private static final int NOBODY = -1;

  private final List<Span> units = new ArrayList<>();
  private final List<Span> aliases = new ArrayList<>();

  /**
   * The requesters {@code first} to {@code last} (inclusive) of a segment, and what holds for them.
   */
  private record Span(int segment, int first, int last, int value) {
    boolean holds(PciAddress function) {
      int id = function.requesterId();
      return segment == function.segment() && first <= id && id <= last;
    }
  }

  void serve(int segment, int first, int last, int unit) {
    units.add(new Span(segment, first, last, unit));
  }

  /** A unit never serves itself, whatever its table says. */
  void except(PciAddress function) {
    int id = function.requesterId();
    units.add(new Span(function.segment(), id, id, NOBODY));
  }

  void alias(int segment, int first, int last, int alias) {
    aliases.add(new Span(segment, first, last, alias));
  }

  /** The index of the unit that serves a function. */
  OptionalInt unitOf(PciAddress function) {
    OptionalInt unit = lastSaid(units, function);
    return unit.isPresent() && unit.getAsInt() == NOBODY ? OptionalInt.empty() : unit;
  }

  /** The id under which a unit sees a function: its own unless the table says otherwise. */
  int aliasOf(PciAddress function) {
    return lastSaid(aliases, function).orElse(function.requesterId());
  }

  private static OptionalInt lastSaid(List<Span> spans, PciAddress function) {
    for (int i = spans.size() - 1; i >= 0; i--) {
      if (spans.get(i).holds(function)) {
        return OptionalInt.of(spans.get(i).value());
      }
    }
    return OptionalInt.empty();
  }
}

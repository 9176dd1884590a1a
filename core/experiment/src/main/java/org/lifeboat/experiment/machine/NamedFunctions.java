package org.lifeboat.experiment.machine;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.firmware.decode.DmarLayouts;
import org.lifeboat.firmware.decode.Field;
import org.lifeboat.firmware.decode.Layouts;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.decode.Table;
import org.lifeboat.firmware.judge.Scopes;

/** Which functions of a machine the device scopes of its DMAR lead to (VT-d 8.3.1). */
final class NamedFunctions {
  private static final int DEVICES = 32;
  private static final int FUNCTIONS = 8;
  private static final int BUSES = 256;

  private final Map<PciAddress, PciFunction> functions;

  NamedFunctions(List<PciFunction> functions) {
    this.functions =
        functions.stream().collect(Collectors.toMap(PciFunction::address, Function.identity()));
  }

  /** Those at the ends of the ways; an IVRS has none. */
  Set<PciAddress> in(Table table) {
    Set<PciAddress> named = new HashSet<>();
    for (Structure structure : table.structures()) {
      for (Structure scope : Scopes.of(structure)) {
        if (scope.type() == Scopes.ENDPOINT) {
          end((int) structure.number(Layouts.SEGMENT), scope).ifPresent(named::add);
        }
      }
    }
    return named;
  }

  private Optional<PciAddress> end(int segment, Structure scope) {
    int bus = (int) scope.number(DmarLayouts.START_BUS);
    Optional<PciAddress> at = Optional.empty();
    for (Field step : Scopes.path(scope)) {
      if (at.isPresent()) {
        Optional<PciFunction> bridge = at.map(functions::get);
        if (bridge.isEmpty() || bridge.get().bridge().isEmpty()) {
          return Optional.empty();
        }
        bus = bridge.get().bridge().get().secondary();
      }
      int device = step.raw().u8(0);
      int function = step.raw().u8(1);
      if (bus >= BUSES || device >= DEVICES || function >= FUNCTIONS) {
        return Optional.empty();
      }
      at = Optional.of(new PciAddress(segment, bus, device, function));
    }
    return at;
  }
}

package org.lifeboat.plugin.intelvtd.linux61;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.pci.PciTopology;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.api.stage.Stage;
import org.lifeboat.plugin.intelvtd.kernel.Findings;
import org.lifeboat.plugin.intelvtd.table.DeviceScope;
import org.lifeboat.plugin.intelvtd.table.DmarTable;
import org.lifeboat.plugin.intelvtd.table.PathStep;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Andd;
import org.lifeboat.plugin.intelvtd.unit.Inventory;
import org.lifeboat.plugin.intelvtd.unit.ScopedDevices;
import org.lifeboat.plugin.intelvtd.unit.Unit;

/**
 * Finds the functions that scopes speak of (drivers/iommu/intel/dmar.c:dmar_dev_scope_init): each
 * function in turn is held against all scopes. A mismatch ends the start of the driver, but the
 * other functions are still looked at. What ACPI knows of devices besides PCI is not part of a
 * machine here, so every ANDD object is one that cannot be found.
 */
final class ScopeResolver {
  private static final int NORMAL_HEADER = 0;
  private static final int BRIDGE_CLASS = 0x06;
  private static final int HEADER_TYPE_OFFSET = 0x0e;

  private final PciTopology topology;
  private final Stage stage;

  ScopeResolver(PciTopology topology, Stage stage) {
    this.topology = topology;
    this.stage = stage;
  }

  /** What a function is to a list of scopes. */
  private enum Match {
    NONE,
    FOUND,
    WRONG_KIND
  }

  /** The first mismatch, if there is one. */
  Optional<Finding> resolve(DmarTable table, Inventory inventory) {
    lookForNamespaceDevices(table);
    Optional<Finding> first = Optional.empty();
    for (PciFunction function : topology.functions()) {
      if (insert(function, inventory) == Match.WRONG_KIND && first.isEmpty()) {
        first = Optional.of(Findings.scopeMismatch(function));
      }
    }
    return first;
  }

  /**
   * Goes over the structures once more, without the care of the first walk.
   *
   * @throws KernelPanic at a structure of length 0: the first walk ends there in peace, but this
   *     one stands still for ever (dmar_acpi_dev_scope_init). It is no panic; the model must end,
   *     and says so in this way.
   */
  private void lookForNamespaceDevices(DmarTable table) {
    for (RemappingStructure structure : table.structures()) {
      if (structure instanceof Andd andd) {
        stage.print(Severity.ERROR, "DMAR: Failed to find handle for ACPI object " + andd.name());
      }
      if (structure.header().length() == 0) {
        throw new KernelPanic(
            "boot hang: a DMAR structure of length 0 is read for ever"
                + " (dmar_acpi_dev_scope_init)");
      }
    }
  }

  private Match insert(PciFunction function, Inventory inventory) {
    List<PciFunction> way = topology.path(function);
    Match unit =
        firstMatch(way, inventory.units(), u -> !u.structure().includesAll(), Unit::devices);
    if (unit == Match.WRONG_KIND) {
      return unit;
    }
    for (Inventory.Scoped<?> region : inventory.reservedRegions()) {
      if (match(way, region.devices()) == Match.WRONG_KIND) {
        return Match.WRONG_KIND;
      }
    }
    Match port =
        firstMatch(
            way,
            inventory.cachingPorts(),
            ports -> (ports.structure().flags() & 1) == 0,
            Inventory.Scoped::devices);
    if (port == Match.WRONG_KIND) {
      return port;
    }
    return firstMatch(way, inventory.cachingDevices(), devices -> true, Inventory.Scoped::devices);
  }

  private <T> Match firstMatch(
      List<PciFunction> way,
      List<T> structures,
      Predicate<T> counts,
      Function<T, ScopedDevices> devicesOf) {
    for (T structure : structures) {
      Match match = counts.test(structure) ? match(way, devicesOf.apply(structure)) : Match.NONE;
      if (match != Match.NONE) {
        return match;
      }
    }
    return Match.NONE;
  }

  /**
   * @param way to the function, itself last
   */
  private Match match(List<PciFunction> way, ScopedDevices devices) {
    PciFunction function = way.get(way.size() - 1);
    if (devices.segment() != function.address().segment()) {
      return Match.NONE;
    }
    for (DeviceScope scope : devices.scopes().list()) {
      if (scope.isPci() && (leadsTo(way, scope) || isShortcut(function, scope))) {
        return matched(function, scope, devices);
      }
    }
    return Match.NONE;
  }

  private Match matched(PciFunction function, DeviceScope scope, ScopedDevices devices) {
    boolean normal = headerType(function) == NORMAL_HEADER;
    boolean fits =
        scope.type() == DeviceScope.ENDPOINT
            ? normal
            : !normal || function.classCode() >> 16 == BRIDGE_CLASS;
    if (!fits) {
      stage.print(
          Severity.WARNING, "DMAR: Device scope type does not match for " + function.address());
      return Match.WRONG_KIND;
    }
    devices.add(function);
    return Match.FOUND;
  }

  /** The layout of the header: of a bridge, or normal where nothing says otherwise. */
  private static int headerType(PciFunction function) {
    return function.config().length() > HEADER_TYPE_OFFSET
        ? function.config().u8(HEADER_TYPE_OFFSET) & 0x7f
        : function.bridge().isPresent() ? 1 : NORMAL_HEADER;
  }

  /** Whether a scope's path is the way to a function (dmar_match_pci_path). */
  private static boolean leadsTo(List<PciFunction> way, DeviceScope scope) {
    List<PathStep> steps = scope.path();
    boolean exact = way.get(0).address().bus() == scope.startBus() && way.size() == steps.size();
    for (int i = 0; exact && i < steps.size(); i++) {
      exact = isAt(steps.get(i), way.get(i).address());
    }
    return exact;
  }

  /** A path of one step may start at the function's own bus (dmar_match_pci_path). */
  private boolean isShortcut(PciFunction function, DeviceScope scope) {
    PciAddress at = function.address();
    boolean shortcut =
        scope.path().size() == 1 && scope.startBus() == at.bus() && isAt(scope.path().get(0), at);
    if (shortcut) {
      stage.print(
          Severity.INFO,
          ("DMAR: [Firmware Bug]: RMRR entry for device %02x:%02x.%x is broken - "
                  + "applying workaround")
              .formatted(at.bus(), at.device(), at.function()));
    }
    return shortcut;
  }

  private static boolean isAt(PathStep step, PciAddress address) {
    return step.device() == address.device() && step.function() == address.function();
  }
}

package org.lifeboat.plugin.intelvtd.linux26;

import java.util.Optional;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.pci.PciTopology;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.api.stage.Stage;
import org.lifeboat.plugin.intelvtd.kernel.Findings;
import org.lifeboat.plugin.intelvtd.table.DeviceScope;
import org.lifeboat.plugin.intelvtd.table.PathStep;
import org.lifeboat.plugin.intelvtd.unit.Inventory;
import org.lifeboat.plugin.intelvtd.unit.ScopedDevices;
import org.lifeboat.plugin.intelvtd.unit.Unit;

/**
 * Finds the functions that scopes speak of: each scope in turn is followed to its end
 * (drivers/pci/dmar.c:dmar_dev_scope_init).
 */
final class ScopeResolver {
  private final PciTopology topology;
  private final Stage stage;

  ScopeResolver(PciTopology topology, Stage stage) {
    this.topology = topology;
    this.stage = stage;
  }

  /** The first mismatch, with which the search ends; or that there is no unit. */
  Optional<Finding> resolve(Inventory inventory) {
    if (inventory.units().isEmpty()) {
      return Optional.of(Findings.noUnits());
    }
    Optional<Finding> wrong = Optional.empty();
    for (Unit unit : inventory.units()) {
      if (!unit.structure().includesAll()) {
        wrong = wrong.or(() -> resolve(unit.devices()));
      }
    }
    for (Inventory.Scoped<?> region : inventory.reservedRegions()) {
      wrong = wrong.or(() -> resolve(region.devices()));
    }
    for (var ports : inventory.cachingPorts()) {
      if ((ports.structure().flags() & 1) == 0) {
        wrong = wrong.or(() -> resolve(ports.devices()));
      }
    }
    return wrong;
  }

  private Optional<Finding> resolve(ScopedDevices devices) {
    for (DeviceScope scope : devices.scopes().list()) {
      if (!scope.isPci()) {
        stage.print(Severity.WARNING, "DMAR: Unsupported device scope");
      }
    }
    if (devices.scopes().endless()) {
      throw new KernelPanic(
          "boot hang: a DMAR device scope of length 0 is read for ever (dmar_parse_dev_scope)");
    }
    for (DeviceScope scope : devices.scopes().list()) {
      Optional<PciFunction> function =
          scope.isPci() ? follow(devices.segment(), scope) : Optional.empty();
      if (function.isPresent()) {
        if (!fits(scope, function.get())) {
          return Optional.of(Findings.scopeMismatch(function.get()));
        }
        devices.add(function.get());
      }
    }
    return Optional.empty();
  }

  private boolean fits(DeviceScope scope, PciFunction function) {
    boolean fits = (scope.type() == DeviceScope.BRIDGE) == function.bridge().isPresent();
    if (!fits) {
      stage.print(
          Severity.WARNING, "DMAR: Device scope type does not match for " + function.address());
    }
    return fits;
  }

  /**
   * Where the path ends, or the last function on it from which it goes on to nowhere; empty where
   * it leads to nothing.
   */
  private Optional<PciFunction> follow(int segment, DeviceScope scope) {
    Optional<PciFunction> at = Optional.empty();
    int bus = scope.startBus();
    boolean known = topology.hasBus(segment, bus);
    for (PathStep step : scope.path()) {
      if (!known) {
        stage.print(
            Severity.WARNING, "DMAR: Device scope bus [%s] not found".formatted(scope.startBus()));
        if (at.isEmpty()) {
          notFound(segment, scope.startBus(), step);
        }
        return at;
      }
      at = topology.at(segment, bus, step.device(), step.function());
      if (at.isEmpty()) {
        notFound(segment, bus, step);
        notFound(segment, scope.startBus(), step);
        return at;
      }
      known = at.get().bridge().isPresent();
      bus = at.get().bridge().map(PciFunction.BusRange::secondary).orElse(0);
    }
    return at;
  }

  /**
   * Said where the path breaks, and once more for the scope as a whole, then with the bus where it
   * begins.
   */
  private void notFound(int segment, int bus, PathStep step) {
    stage.print(
        Severity.WARNING,
        "DMAR: Device scope device [%04x:%02x:%02x.%02x] not found"
            .formatted(segment, bus, step.device(), step.function()));
  }
}

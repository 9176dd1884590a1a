package org.lifeboat.plugin.intelvtd.unit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.pci.PciTopology;
import org.lifeboat.plugin.intelvtd.table.DeviceScopes;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Atsr;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Drhd;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Rmrr;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Satc;

/** What parsing a table left behind, in the order of the kernel's lists. */
public final class Inventory {
  /**
   * A structure and the functions it speaks of.
   *
   * @param <S> its kind
   * @param structure as the table has it
   * @param devices its functions
   */
  public record Scoped<S>(S structure, ScopedDevices devices) {}

  private final List<Unit> units = new ArrayList<>();
  private final List<Scoped<Rmrr>> reservedRegions = new ArrayList<>();
  private final List<Scoped<Atsr>> cachingPorts = new ArrayList<>();
  private final List<Scoped<Satc>> cachingDevices = new ArrayList<>();

  /**
   * Lists a unit: one that serves all others at the end, any other at the head
   * (dmar_register_drhd_unit).
   */
  public void add(Unit unit) {
    units.add(unit.structure().includesAll() ? units.size() : 0, unit);
  }

  /**
   * Lists a reserved region, at the head (dmar_register_rmrr_unit of 2.6; the order is not seen in
   * later kernels).
   */
  public void add(Rmrr region) {
    reservedRegions.add(0, scoped(region, region.segment(), region.scopes()));
  }

  /** Lists ports that cache translations, at the head. */
  public void add(Atsr ports) {
    cachingPorts.add(0, scoped(ports, ports.segment(), ports.scopes()));
  }

  /** Lists devices that cache translations, at the head. */
  public void add(Satc devices) {
    cachingDevices.add(0, scoped(devices, devices.segment(), devices.scopes()));
  }

  private static <S> Scoped<S> scoped(S structure, int segment, DeviceScopes scopes) {
    return new Scoped<>(structure, new ScopedDevices(segment, scopes));
  }

  /** All units; those that name their devices before those that serve the rest. */
  public List<Unit> units() {
    return Collections.unmodifiableList(units);
  }

  /** The units that are not left alone. */
  public Stream<Unit> activeUnits() {
    return units.stream().filter(unit -> !unit.isIgnored());
  }

  /** Reserved regions, the last of the table first. */
  public List<Scoped<Rmrr>> reservedRegions() {
    return Collections.unmodifiableList(reservedRegions);
  }

  /** ATSR structures, the last of the table first. */
  public List<Scoped<Atsr>> cachingPorts() {
    return Collections.unmodifiableList(cachingPorts);
  }

  /** SATC structures, the last of the table first. */
  public List<Scoped<Satc>> cachingDevices() {
    return Collections.unmodifiableList(cachingDevices);
  }

  /** Whether a unit of this segment and address is listed (dmar_find_dmaru). */
  public boolean knows(Drhd structure) {
    return units.stream()
        .anyMatch(
            unit ->
                unit.structure().segment() == structure.segment()
                    && unit.structure().address() == structure.address());
  }

  /** Whether a unit of this address is listed, in whatever segment. */
  public boolean knowsAddress(long address) {
    return units.stream().anyMatch(unit -> unit.structure().address() == address);
  }

  /**
   * The unit that serves a function: the first of its segment that names it or a bridge above it,
   * or that serves all others (drivers/iommu/intel/iommu.c:device_to_iommu); empty where there is
   * none or it is left alone.
   */
  public Optional<Unit> serving(PciFunction function, PciTopology topology) {
    for (Unit unit : units) {
      if (unit.structure().segment() == function.address().segment()
          && (unit.structure().includesAll() || names(unit, function, topology))) {
        return unit.isIgnored() ? Optional.empty() : Optional.of(unit);
      }
    }
    return Optional.empty();
  }

  private static boolean names(Unit unit, PciFunction function, PciTopology topology) {
    for (PciFunction named : unit.devices().present()) {
      if (named.address().equals(function.address()) || topology.isBehind(function, named)) {
        return true;
      }
    }
    return false;
  }
}

package org.lifeboat.plugin.intelvtd.linux26;

import java.util.Optional;
import org.lifeboat.api.pci.Isolation;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.pci.PciTopology;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.plugin.intelvtd.kernel.Switches;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Rmrr;
import org.lifeboat.plugin.intelvtd.unit.AddressWidths;
import org.lifeboat.plugin.intelvtd.unit.Capabilities;
import org.lifeboat.plugin.intelvtd.unit.Inventory;
import org.lifeboat.plugin.intelvtd.unit.Unit;

/**
 * What devices see at the same address as the processor: all of memory with {@code iommu=pt},
 * firmware's reserved regions, the first 16 MB for an ISA bridge
 * (drivers/pci/intel-iommu.c:init_dmars). Nothing that goes wrong here stops the driver; it only
 * prints.
 */
final class IdentityMaps {
  /** Address bits of a domain, unless its unit has fewer (DEFAULT_DOMAIN_ADDRESS_WIDTH). */
  private static final int DOMAIN_BITS = 48;

  private static final int ISA_BRIDGE_CLASS = 0x0601;
  private static final long ISA_END = 16L << 20;

  private final Version version;
  private final Inventory inventory;
  private final Switches switches;
  private final PciTopology topology;
  private final RuntimeStage stage;
  private final Isolation isolation;
  private final boolean hardwarePassthrough;

  IdentityMaps(
      Version version,
      Inventory inventory,
      Switches switches,
      PciTopology topology,
      RuntimeStage stage) {
    this.version = version;
    this.inventory = inventory;
    this.switches = switches;
    this.topology = topology;
    this.stage = stage;
    this.isolation = new Isolation(topology);
    this.hardwarePassthrough =
        inventory.activeUnits().allMatch(unit -> unit.capabilities().passThrough());
  }

  void print() {
    topology.functions().stream().filter(this::isPassedThrough).forEach(this::passThrough);
    stage.print(Severity.INFO, "IOMMU: Setting RMRR:");
    for (Inventory.Scoped<Rmrr> region : inventory.reservedRegions()) {
      for (PciFunction function : region.devices().present()) {
        mapRegion(function, region.structure());
      }
    }
    topology.functions().stream()
        .filter(function -> function.classCode() >> 8 == ISA_BRIDGE_CLASS)
        .findFirst()
        .ifPresent(this::mapIsa);
  }

  /**
   * Functions that share an address with others stay out, lest one of them cannot reach all of
   * memory (iommu_should_identity_map).
   */
  private boolean isPassedThrough(PciFunction function) {
    return stage.iommuOptions().passthrough() && !isolation.sharesAddress(function);
  }

  private void passThrough(PciFunction function) {
    stage.print(
        Severity.INFO,
        "IOMMU: %s identity mapping for device %s"
            .formatted(hardwarePassthrough ? "hardware" : "software", function.address()));
  }

  private void mapRegion(PciFunction function, Rmrr region) {
    boolean leftAlone = function.isDisplay() && !switches.mapsGraphics();
    if (!leftAlone && !map(function, region.base(), region.last() + 1)) {
      stage.print(Severity.ERROR, "IOMMU: mapping reserved region failed");
    }
  }

  private void mapIsa(PciFunction bridge) {
    stage.print(Severity.INFO, "IOMMU: Prepare 0-16MiB unity mapping for LPC");
    if (!map(bridge, 0, ISA_END)) {
      stage.print(
          Severity.ERROR, "IOMMU: Failed to create 0-16MiB identity map; floppy might not work");
    }
  }

  /** Maps {@code [start, end)} (iommu_prepare_identity_map). */
  private boolean map(PciFunction function, long start, long end) {
    Optional<Unit> unit = inventory.serving(function, topology);
    if (unit.isEmpty()) {
      stage.print(Severity.ERROR, "IOMMU: can't find DMAR for device " + function.address());
      return false;
    }
    if (hardwarePassthrough && isPassedThrough(function)) {
      say("Ignoring identity map for HW passthrough device %s [0x%x - 0x%x]", function, start, end);
      return true;
    }
    int bits = domainBits(unit.get().capabilities());
    if (bits == 0) {
      return false;
    }
    say("IOMMU: Setting identity map for device %s [0x%x - 0x%x]", function, start, end);
    if (version.checksRegionOrder() && Long.compareUnsigned(end, start) < 0) {
      blame("RMRR ends before it starts!");
      return false;
    }
    if (bits < Long.SIZE && end >>> bits != 0) {
      blame("RMRR exceeds permitted address width (%s bits)".formatted(bits));
      return false;
    }
    return true;
  }

  /** Address bits of a function's domain; 0 where the unit has no depth for it (domain_init). */
  private static int domainBits(Capabilities capabilities) {
    int wanted = AddressWidths.depthFor(Math.min(DOMAIN_BITS, capabilities.maximumAddressBits()));
    int deepEnough = capabilities.widths() >> wanted;
    return deepEnough == 0
        ? 0
        : AddressWidths.bits(wanted + Integer.numberOfTrailingZeros(deepEnough));
  }

  private void say(String text, PciFunction function, long start, long end) {
    stage.print(Severity.INFO, text.formatted(function.address(), start, end));
  }

  private void blame(String what) {
    stage.print(
        Severity.WARNING, "Your BIOS is broken; %s\n%s".formatted(what, stage.dmi().biosLine()));
  }
}

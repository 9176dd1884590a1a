package org.lifeboat.api.pci;

import org.lifeboat.api.firmware.Bytes;

/**
 * Which functions keep requests of one device from another, and which bridges hide who asks
 * (drivers/pci/pci.c:pci_acs_enabled, drivers/pci/search.c:pci_for_each_dma_alias). Where
 * configuration space is not known, a port is taken to isolate, as those of virtual machines,
 * servers and Intel chipsets do, and a function of a multi-function device is taken not to. The
 * kernel's table of chipsets that isolate without saying so
 * (drivers/pci/quirks.c:pci_dev_acs_enabled) is not here.
 */
public final class Isolation {
  private static final int HEADER_TYPE_OFFSET = 0x0e;
  private static final int MULTI_FUNCTION = 0x80;

  private final PciTopology topology;

  /**
   * What a machine's functions do.
   *
   * @param topology the tree of buses that all functions come from
   */
  public Isolation(PciTopology topology) {
    this.topology = topology;
  }

  /**
   * Whether what sits behind a bridge shows itself with the bridge's own address, or with one that
   * stands for all of them (drivers/pci/search.c:pci_for_each_dma_alias).
   */
  boolean hidesDevices(PciFunction bridge) {
    return switch (PortType.of(bridge.config())) {
      case DOWNSTREAM_PORT, UPSTREAM_PORT -> false;
      case UNKNOWN -> topology.looksConventional(bridge);
      default -> true;
    };
  }

  /**
   * Whether an IOMMU sees a function under an address that others have too.
   *
   * @param function of the same tree of buses
   * @return true for a conventional bridge, and for what sits behind one
   */
  public boolean sharesAddress(PciFunction function) {
    return topology.path(function).stream()
        .anyMatch(above -> above.bridge().isPresent() && hidesDevices(above));
  }

  /** Whether a function keeps requests from going past the IOMMU (pci_acs_enabled). */
  boolean isolates(PciFunction function) {
    Bytes config = function.config();
    return switch (PortType.of(config)) {
      case CONVENTIONAL, BRIDGE, EVENT_COLLECTOR -> false;
      case DOWNSTREAM_PORT -> hasAccessControl(config, true);
      case ENDPOINT, UPSTREAM_PORT -> !isMultiFunction(function) || hasAccessControl(config, false);
      case UNKNOWN -> function.bridge().isPresent() || !isMultiFunction(function);
    };
  }

  private static boolean hasAccessControl(Bytes config, boolean otherwise) {
    return PortType.knowsAccessControl(config) ? PortType.hasAccessControl(config) : otherwise;
  }

  /** Whether its device has more functions (header type, bit 7; or what enumeration found). */
  boolean isMultiFunction(PciFunction function) {
    return function.address().function() != 0
        || (function.config().u8(HEADER_TYPE_OFFSET) & MULTI_FUNCTION) != 0
        || topology.slotOf(function).size() > 1;
  }
}

package org.lifeboat.api.pci;

import java.util.Optional;
import org.lifeboat.api.firmware.Bytes;

/**
 * A PCI function as enumeration finds it.
 *
 * @param address where it sits
 * @param name a word for people: {@code e1000 network card}; may be empty
 * @param vendorId PCI vendor id
 * @param deviceId PCI device id
 * @param classCode 24 bits: base class, subclass, programming interface
 * @param dmaMaskBits bits of the addresses its driver lets it use for streaming DMA, 1 to 64; 0 for
 *     a function that starts no DMA (an SMBus controller)
 * @param coherentMaskBits the same for coherent memory
 * @param externalFacing whether firmware marks the port as reachable from outside
 * @param bridge the buses behind it, where it is a PCI-to-PCI bridge
 * @param config its configuration space as far as known; empty where only the ids are
 */
public record PciFunction(
    PciAddress address,
    String name,
    int vendorId,
    int deviceId,
    int classCode,
    int dmaMaskBits,
    int coherentMaskBits,
    boolean externalFacing,
    Optional<BusRange> bridge,
    Bytes config) {
  /**
   * Buses behind a bridge.
   *
   * @param secondary the bus right behind it
   * @param subordinate the highest bus behind it
   */
  public record BusRange(int secondary, int subordinate) {}

  /** The same function with these buses behind it. */
  public PciFunction withBridge(BusRange behind) {
    return new PciFunction(
        address,
        name,
        vendorId,
        deviceId,
        classCode,
        dmaMaskBits,
        coherentMaskBits,
        externalFacing,
        Optional.of(behind),
        config);
  }

  /** The same function with another configuration space. */
  public PciFunction withConfig(Bytes changed) {
    return new PciFunction(
        address,
        name,
        vendorId,
        deviceId,
        classCode,
        dmaMaskBits,
        coherentMaskBits,
        externalFacing,
        bridge,
        changed);
  }

  /** Base class 0x03: a graphics device. */
  public boolean isDisplay() {
    return classCode >> 16 == 0x03;
  }

  /** Base class 0x06: a bridge of any kind. */
  public boolean isBridge() {
    return classCode >> 16 == 0x06;
  }

  /** Whether it starts DMA of its own: bridges and functions without a mask do not. */
  public boolean startsDma() {
    return dmaMaskBits > 0 && !isBridge();
  }

  /** The highest address (inclusive) that its DMA mask reaches. */
  public long dmaMask() {
    return dmaMaskBits >= 64 ? -1L : (1L << dmaMaskBits) - 1;
  }
}

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

  /**
   * The same function with buses behind it.
   *
   * @param behind the buses
   * @return a bridge that is otherwise the same
   */
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

  /**
   * The same function with another configuration space.
   *
   * @param changed up to 4096 bytes from offset 0; fewer where no more is known
   * @return a function that is otherwise the same
   */
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

  /** {@return whether it is a graphics device, of base class 0x03} */
  public boolean isDisplay() {
    return classCode >> 16 == 0x03;
  }

  /** {@return whether it is a bridge of any kind, of base class 0x06} */
  public boolean isBridge() {
    return classCode >> 16 == 0x06;
  }

  /** {@return whether it starts DMA of its own; bridges and functions without a mask do not} */
  public boolean startsDma() {
    return dmaMaskBits > 0 && !isBridge();
  }

  /**
   * {@return the highest address that its DMA mask reaches, inclusive, unsigned; 0 without a mask}
   */
  public long dmaMask() {
    return dmaMaskBits >= 64 ? -1L : (1L << dmaMaskBits) - 1;
  }
}

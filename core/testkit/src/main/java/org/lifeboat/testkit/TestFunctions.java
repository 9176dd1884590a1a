package org.lifeboat.testkit;

import java.util.Optional;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.pci.PciFunction.BusRange;

/** PCI functions in one line: unnamed, not external, with DMA masks of 32 bits. */
public final class TestFunctions {
  private static final int MASK_BITS = 32;

  private TestFunctions() {}

  /**
   * A function of which only ids and class are known.
   *
   * @param address as {@link PciAddress#parse} reads it
   * @param classCode 24 bits, or 0 where it does not matter
   */
  public static PciFunction function(String address, int vendorId, int deviceId, int classCode) {
    return function(address, vendorId, deviceId, classCode, Optional.empty());
  }

  /**
   * A PCI-to-PCI bridge.
   *
   * @param address as {@link PciAddress#parse} reads it
   * @param classCode 24 bits, or 0 where it does not matter
   */
  public static PciFunction bridge(
      String address, int vendorId, int deviceId, int classCode, BusRange behind) {
    return function(address, vendorId, deviceId, classCode, Optional.of(behind));
  }

  private static PciFunction function(
      String address, int vendorId, int deviceId, int classCode, Optional<BusRange> behind) {
    return new PciFunction(
        PciAddress.parse(address),
        "",
        vendorId,
        deviceId,
        classCode,
        MASK_BITS,
        MASK_BITS,
        false,
        behind,
        Bytes.EMPTY);
  }
}

package org.lifeboat.plugin.amdvi;

import org.lifeboat.api.firmware.Bytes;

/**
 * Access control services of a PCI Express function: with them, what passes it cannot be turned
 * aside before it reaches an IOMMU. The kernel switches them on wherever they are (pci_enable_acs),
 * so it is enough that they are there.
 */
final class AccessControl {
  /** Where extended capabilities begin (PCI Express base specification, 7.6). */
  private static final int FIRST_EXTENDED = 0x100;

  /** Most extended capabilities that there is room for. */
  private static final int MOST = (4096 - FIRST_EXTENDED) / 8;

  /** Id of the extended capability (PCI Express base specification, 7.7.8). */
  private static final int ACS = 0x0d;

  private AccessControl() {}

  /** Whether a configuration space, as far as it is known, has them. */
  static boolean in(Bytes config) {
    int offset = FIRST_EXTENDED;
    for (int i = 0; i < MOST && offset >= FIRST_EXTENDED; i++) {
      int header = config.u32(offset);
      if ((header & 0xffff) == ACS) {
        return true;
      }
      offset = header >>> 20 & ~3;
    }
    return false;
  }
}

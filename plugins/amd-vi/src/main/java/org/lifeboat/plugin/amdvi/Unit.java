package org.lifeboat.plugin.amdvi;

import org.lifeboat.api.firmware.Registers;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.plugin.amdvi.ivrs.IvrsBlock;

/**
 * A unit whose registers are mapped.
 *
 * @param index its number, from 0 in the order of the table
 * @param block what the table says of it
 * @param registers its registers
 * @param features extended features as far as the table may be trusted with them, else 0
 * @param features2 the second word of them
 */
record Unit(int index, IvrsBlock.Ivhd block, Registers registers, long features, long features2) {
  /** Extended feature bit 1: it tells of page faults that a device asks to be served (PPR). */
  static final long PERIPHERAL_PAGE_REQUEST = 1L << 1;

  /** Extended feature bit 2: interrupts to more than 255 processors. */
  static final long X2APIC = 1L << 2;

  /** Extended feature bit 4: page tables of guests. */
  static final long GUEST_TRANSLATION = 1L << 4;

  /** Extended feature bit 6: one command empties all caches (FEATURE_IA). */
  static final long INVALIDATE_ALL = 1L << 6;

  /** Extended feature bit 7: interrupt entries of 128 bits, which guests need. */
  static final long GUEST_APIC = 1L << 7;

  /** Extended feature bit 9: performance counters, which need more register space. */
  static final long PERFORMANCE_COUNTERS = 1L << 9;

  /** Extended feature bit 21: interrupts straight into guests (FEATURE_GAM_VAPIC). */
  static final long GUEST_VIRTUAL_APIC = 1L << 21;

  /** Extended feature bit 48: guest page tables for input/output alone (FEATURE_GIOSUP). */
  static final long GUEST_IO = 1L << 48;

  /** Extended feature bit 63: nested paging protection (FEATURE_SNP). */
  static final long SNP = 1L << 63;

  /** Bytes of registers without performance counters (MMIO_CNTR_CONF_OFFSET). */
  private static final int PLAIN_REGISTER_BYTES = 0x4000;

  /** Bytes of registers with them (MMIO_REG_END_OFFSET). */
  private static final int COUNTER_REGISTER_BYTES = 0x80000;

  /** The unit's own PCI function. */
  PciAddress address() {
    return PciAddress.ofRequesterId(block.segment(), block.deviceId());
  }

  /**
   * Bytes of registers to map for a block (init_iommu_one): a 10h block tells of counters by how
   * many it has, the others by a bit.
   */
  static int registerBytes(IvrsBlock.Ivhd block) {
    int attributes = block.attributes();
    boolean counters =
        block.reportsFeatures()
            ? (block.features() & PERFORMANCE_COUNTERS) != 0
            : (attributes & 0xf << 13) != 0 && (attributes & 0x3f << 17) != 0;
    return counters ? COUNTER_REGISTER_BYTES : PLAIN_REGISTER_BYTES;
  }

  /**
   * Whether a block promises 128-bit interrupt entries: attribute bit 6 in a 10h block, {@link
   * #GUEST_APIC} in others.
   */
  static boolean hasGuestApic(IvrsBlock.Ivhd block) {
    return block.reportsFeatures()
        ? (block.features() & GUEST_APIC) != 0
        : (block.attributes() & 1 << 6) != 0;
  }
}

package org.lifeboat.firmware.decode;

/**
 * How a table is laid out.
 *
 * @param header what stands before the first structure, the ACPI header included
 * @param structures what follows
 */
record Grammar(Layout header, Series structures) {
  static final Grammar DMAR = new Grammar(DmarLayouts.HEADER, DmarLayouts.STRUCTURES);
  static final Grammar IVRS = new Grammar(IvrsLayouts.HEADER, IvrsLayouts.BLOCKS);
}

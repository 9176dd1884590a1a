/**
 * The driver of Linux 2.6.32 and 2.6.33 for Calgary and CalIOC2, the PCI host bridges of IBM's
 * X-Architecture servers, each of which translates for the buses behind it
 * (arch/x86/kernel/pci-calgary_64.c). No other IOMMU and no choice of a fallback lives here. The
 * engine finds {@link CalgaryProvider} and calls what it makes; nobody else calls in.
 *
 * <p>These machines describe their bridges not in an ACPI table but in the BIOS data area. A
 * machine has that as a {@link org.lifeboat.api.firmware.FirmwareTable} with signature {@code "RIO
 * "}, whose bytes are one block of that area as the BIOS keeps it, all little-endian: 16 bits
 * offset of the next block, 16 bits block id (4752h); then the Rio Grande table itself
 * (arch/x86/include/asm/rio.h): its version (2 or 3), the number of scalability devices, the number
 * of I/O devices, 8 bits each; then the scalability devices, 11 bytes each in version 2 and 12 in
 * version 3; then the I/O devices, 13 or 15 bytes each, of which byte 0 is the node, bytes 1 to 4
 * are the address of 1 MB of registers and byte 5 is the type: 4 and 5 are Calgary.
 */
@NullMarked
package org.lifeboat.plugin.calgary;

import org.jspecify.annotations.NullMarked;

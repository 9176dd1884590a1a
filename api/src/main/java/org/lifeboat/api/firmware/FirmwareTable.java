package org.lifeboat.api.firmware;

/**
 * An ACPI table as it lies in memory.
 *
 * @param signature the four characters by which the kernel finds it: {@code DMAR}, {@code IVRS}
 * @param address physical address, or 0 where it is not known
 * @param content the whole table, its 36-byte header (ACPI specification 5.2.6) included; it may be
 *     shorter or longer than the length its header claims
 */
public record FirmwareTable(String signature, long address, Bytes content) {
  /** Bytes in the common header (ACPI specification, table 5.4). */
  public static final int HEADER_BYTES = 36;

  /**
   * The length that the header claims, unsigned, in bytes; 0 where there are fewer than 8 bytes.
   */
  public long claimedLength() {
    return content.u32(4) & 0xffff_ffffL;
  }
}

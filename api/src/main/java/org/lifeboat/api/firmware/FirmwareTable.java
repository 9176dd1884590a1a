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

  private static final int CHECKSUM_AT = 9;

  /**
   * A table with the checksum that makes all its bytes add up to 0 modulo 256 (ACPI specification,
   * table 5.4).
   *
   * @param table the whole table
   * @return the table with its tenth byte set; one that ends before it as it is
   */
  public static Bytes withChecksum(Bytes table) {
    int excess = table.sum(0, table.length());
    return table.with(CHECKSUM_AT, (byte) (table.u8(CHECKSUM_AT) - excess));
  }

  /**
   * The length that the header claims.
   *
   * @return bytes, unsigned 32 bits; missing bytes of the header count as zero
   */
  public long claimedLength() {
    return content.u32(4) & 0xffff_ffffL;
  }
}

package org.lifeboat.api.firmware;

/**
 * Memory-mapped registers of a unit, little-endian. Where no device answers, reads give all ones.
 */
public interface Registers {
  /** The 32-bit register at {@code offset} bytes. */
  int read32(int offset);

  /** The 64-bit register at {@code offset} bytes. */
  default long read64(int offset) {
    return (read32(offset) & 0xffff_ffffL) | (long) read32(offset + 4) << 32;
  }

  /**
   * Whether the unit carries out commands: whether a status bit that the driver waits for will ever
   * change. Plain memory that only looks like a unit does not; the kernel then waits ten seconds
   * and panics.
   */
  boolean acknowledgesCommands();
}

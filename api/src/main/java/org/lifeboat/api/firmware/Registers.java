package org.lifeboat.api.firmware;

/**
 * Memory-mapped registers of a unit, little-endian. Where no device answers, reads give all ones.
 */
public interface Registers {
  /**
   * Reads a 32-bit register.
   *
   * @param offset in bytes from where the mapping starts
   * @return its value; all ones where nobody answers
   */
  int read32(int offset);

  /**
   * Reads a 64-bit register as two of 32 bits, the low half first.
   *
   * @param offset in bytes from where the mapping starts
   * @return its value, unsigned
   */
  default long read64(int offset) {
    return (read32(offset) & 0xffff_ffffL) | (long) read32(offset + 4) << 32;
  }

  /**
   * Whether the unit carries out commands: whether a status bit that the driver waits for will ever
   * change. Plain memory that only looks like a unit does not; the kernel then waits ten seconds
   * and panics.
   *
   * @return true where a unit stands behind the registers
   */
  boolean acknowledgesCommands();
}

package org.lifeboat.engine.plan;

/**
 * Something about a machine that its description had to assume.
 *
 * @param kind what sort of thing
 * @param why what was assumed and why it is not known, a clause without a point: {@code KASLR put
 *     the image somewhere; 16 MB is assumed}
 */
public record Unknown(Kind kind, String why) {
  /** What can be unknown, and so what of a prediction could be otherwise. */
  public enum Kind {
    /** The memory map, in whole or in part: everything could be otherwise. */
    MEMORY_MAP,
    /**
     * RAM that firmware holds although its map calls it usable (EFI boot services): early memory
     * could lie lower.
     */
    FIRMWARE_HOLDINGS,
    /** Where KASLR put the kernel's image: what lies there would lie elsewhere. */
    KERNEL_BASE,
    /** How many processors there may be: early memory and the pool's size depend on it. */
    PROCESSORS,
    /** What the table of the remapping units says. */
    REMAPPING_TABLE,
    /** What the registers of the remapping units hold. */
    REGISTERS,
    /** With which options the kernel was built: defaults of its drivers. */
    KERNEL_BUILD,
    /**
     * How much the kernel takes before its pool: one that goes from below puts the pool behind it.
     */
    KERNEL_SIZES,
    /** Which kernel it was. */
    KERNEL_VERSION,
    /** Which functions there are, and which addresses they can form. */
    DEVICES
  }
}

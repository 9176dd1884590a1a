package org.lifeboat.api.firmware;

/**
 * The processors of a machine, as far as DMA cares.
 *
 * @param vendor maker
 * @param family family number as the kernel counts it (AMD K8 is 0xf)
 * @param model model number
 * @param possible processors that are or may be plugged, at least 1
 * @param x2apic whether they can address more than 255 interrupt targets
 * @param fiveLevelPaging whether they have five levels of page tables (57-bit addresses)
 */
public record Processor(
    Vendor vendor, int family, int model, int possible, boolean x2apic, boolean fiveLevelPaging) {
  /**
   * Processors with four levels of page tables.
   *
   * @param vendor maker
   * @param family family number as the kernel counts it
   * @param model model number
   * @param possible processors that are or may be plugged, at least 1
   * @param x2apic whether they can address more than 255 interrupt targets
   */
  public Processor(Vendor vendor, int family, int model, int possible, boolean x2apic) {
    this(vendor, family, model, possible, x2apic, false);
  }

  /** Makers of x86-64 processors. */
  public enum Vendor {
    /** Intel. */
    INTEL,
    /** AMD. */
    AMD,
    /** Hygon, whose processors follow AMD's. */
    HYGON,
    /** Any other. */
    OTHER
  }
}

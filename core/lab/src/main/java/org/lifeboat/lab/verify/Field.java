package org.lifeboat.lab.verify;

/** What of a boot is compared. */
public enum Field {
  /** Which driver serves the devices, or {@code none}. */
  HARDWARE_IOMMU("hardwareIommu"),
  /** Whether a bounce pool is in use at the end. */
  SWIOTLB_ACTIVE("swiotlbActive"),
  /** The panic's text, or {@code none}. */
  PANIC("panic"),
  /** Where the pool lies, to the byte. */
  BOUNCE_RANGE("bounceRange"),
  /** How many slots of 2048 bytes it has. */
  SLOTS("slots"),
  /** How many IOMMU groups there are, and which functions share one. */
  GROUPS("groups"),
  /** What the kernel prints about DMA, character for character, in order. */
  MESSAGES("messages");

  private final String key;

  Field(String key) {
    this.key = key;
  }

  /** Its name in JSON and in tables. */
  public String key() {
    return key;
  }
}

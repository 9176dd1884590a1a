package org.lifeboat.plugin.calgary;

/** A kernel's way with Calgary; the texts are the same in both. */
public enum Dialect {
  /** Linux 2.6.32: with {@code iommu=soft} it is not looked for. */
  LINUX_2_6_32(false),

  /** Linux 2.6.33: with {@code iommu=soft} or {@code swiotlb=force} no IOMMU is looked for. */
  LINUX_2_6_33(true);

  private final boolean yieldsToForce;

  Dialect(boolean yieldsToForce) {
    this.yieldsToForce = yieldsToForce;
  }

  /**
   * Whether {@code swiotlb=force} keeps it from being looked for; {@code iommu=soft} always does.
   */
  boolean yieldsToForce() {
    return yieldsToForce;
  }
}

package org.lifeboat.plugin.intelvtd.linux26;

/** What the two versions do differently once they parse. */
public enum Version {
  /** 2.6.32. */
  V2_6_32(false, false, false),
  /** 2.6.33. */
  V2_6_33(true, true, true);

  private final boolean refusesAddressZero;
  private final boolean readsAffinity;
  private final boolean startsThroughHook;

  Version(boolean refusesAddressZero, boolean readsAffinity, boolean startsThroughHook) {
    this.refusesAddressZero = refusesAddressZero;
    this.readsAffinity = readsAffinity;
    this.startsThroughHook = startsThroughHook;
  }

  /** Whether a unit at address 0 is refused when it is parsed too (alloc_iommu). */
  boolean refusesAddressZero() {
    return refusesAddressZero;
  }

  /** Whether RHSA structures give units their node. */
  boolean readsAffinity() {
    return readsAffinity;
  }

  /**
   * Whether the driver is only started if detection hooked it in (x86_init.iommu.iommu_init), or
   * always.
   */
  boolean startsThroughHook() {
    return startsThroughHook;
  }

  /** Whether a reserved region that ends before it starts is noticed when it is mapped. */
  boolean checksRegionOrder() {
    return this == V2_6_33;
  }
}

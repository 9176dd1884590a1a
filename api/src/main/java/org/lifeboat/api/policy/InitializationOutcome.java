package org.lifeboat.api.policy;

import org.lifeboat.api.driver.Initialization;

/**
 * How the hardware's start ended.
 *
 * @param driver the driver that started it or failed, or empty text where there was none
 * @param result what came of it
 */
public record InitializationOutcome(String driver, Initialization result) {
  /** {@return whether a hardware IOMMU works} */
  public boolean active() {
    return result instanceof Initialization.Active;
  }

  /** {@return whether a hardware IOMMU was wanted and did not come up} */
  public boolean failed() {
    return result instanceof Initialization.Failed;
  }
}

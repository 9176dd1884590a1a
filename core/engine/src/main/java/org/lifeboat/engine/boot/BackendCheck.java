package org.lifeboat.engine.boot;

import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.engine.bounce.BouncePools;
import org.lifeboat.engine.event.BootEvent.Moment;

/** Holds a policy's decision against the facts. */
final class BackendCheck {
  private BackendCheck() {}

  static void check(
      DmaBackend decided,
      InitializationOutcome hardware,
      BouncePools pools,
      PluginIdentity policy) {
    if (decided.kind() == DmaBackend.Kind.HARDWARE && !hardware.active()) {
      throw PluginGuard.violation(
          policy, Moment.RUNTIME, "chose the hardware IOMMU, which does not work");
    }
    decided
        .pool()
        .filter(pool -> !pools.isReady(pool))
        .ifPresent(
            pool -> {
              throw PluginGuard.violation(
                  policy,
                  Moment.RUNTIME,
                  "chose the pool at %s, which was released or never initialised"
                      .formatted(pool.range()));
            });
  }
}

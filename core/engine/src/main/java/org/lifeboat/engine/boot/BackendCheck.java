package org.lifeboat.engine.boot;

import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.PoolGrowth;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.engine.event.Misdeed;

/** Holds a policy's decision against the facts. */
final class BackendCheck {
  private final BootContext boot;
  private final PluginIdentity policy;

  BackendCheck(BootContext boot, PluginIdentity policy) {
    this.boot = boot;
    this.policy = policy;
  }

  void check(DmaBackend decided, InitializationOutcome hardware) {
    if (decided.kind() == DmaBackend.Kind.HARDWARE && !hardware.active()) {
      throw boot.guard.violation(
          policy, Misdeed.WRONG_DECISION, "chose the hardware IOMMU, which does not work");
    }
    decided.pool().ifPresent(this::requireReady);
    decided.growth().ifPresent(this::requireFree);
  }

  private void requireFree(PoolGrowth growth) {
    long free = boot.ledger.bytes(Owner.PAGE_ALLOCATOR);
    if (growth.mostBytes() > free) {
      throw boot.guard.violation(
          policy,
          Misdeed.WRONG_DECISION,
          "chose a pool that grows by %s bytes, of %s that are free"
              .formatted(growth.mostBytes(), free));
    }
  }

  private void requireReady(BouncePool pool) {
    if (!boot.pools.isReady(pool)) {
      throw boot.guard.violation(
          policy,
          Misdeed.WRONG_DECISION,
          "chose the pool at %s, which is not ready for use: it belongs to \"%s\""
              .formatted(
                  pool.range(),
                  boot.ledger
                      .ownerOf(pool.range().start())
                      .map(Owner::name)
                      .orElse("nobody, being no RAM")));
    }
  }
}

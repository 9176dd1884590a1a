package org.lifeboat.plugin.policies;

import java.util.Optional;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.BounceRequest;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.api.stage.EarlyStage;

/** A bounce pool that a policy reserved early, or has not. */
final class EarlyPool {
  private Optional<BouncePool> pool = Optional.empty();

  /**
   * Reserves the kernel's own pool, ready for use, where the kernel's rules ask for one and no
   * hardware is expected to make it needless; {@code swiotlb=force} needs it beside hardware too.
   */
  void reserveUnless(boolean hardwareExpected, EarlyStage stage) {
    if (stage.bounceDemand().wantsPool() && (!hardwareExpected || stage.bounceDemand().forced())) {
      pool = stage.reserveBouncePool(BounceRequest.READY);
    }
  }

  Optional<BouncePool> pool() {
    return pool;
  }

  /** The hardware where it works, with the pool beside it; else the pool; else nothing. */
  DmaBackend backend(InitializationOutcome outcome) {
    return outcome.active()
        ? pool.map(DmaBackend::hardwareBeside).orElseGet(DmaBackend::hardware)
        : DmaBackend.bouncing(pool);
  }
}

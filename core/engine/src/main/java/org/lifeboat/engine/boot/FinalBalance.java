package org.lifeboat.engine.boot;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.engine.ledger.Balance;

/**
 * The end of a boot's book-keeping: pools that nobody uses and nobody will release are lost, and
 * the ledger must agree with the page allocator's own count and with the size of RAM, to the byte.
 */
final class FinalBalance {
  private final BootContext boot;
  private final PluginIdentity policy;

  FinalBalance(BootContext boot, PluginIdentity policy) {
    this.boot = boot;
    this.policy = policy;
  }

  /**
   * Settles it.
   *
   * @param completed whether the boot came to its end: after a panic nothing counts as lost
   * @return what each owner has at the end
   * @throws IllegalStateException if the book does not balance: a fault of the engine, never of a
   *     plugin
   */
  Balance settle(@Nullable DmaBackend backend, boolean completed) {
    if (completed) {
      Optional<BouncePool> inUse = Optional.ofNullable(backend).flatMap(DmaBackend::pool);
      for (BouncePool pool : boot.pools.live()) {
        if (!inUse.equals(Optional.of(pool))) {
          boot.pools.writeOff(pool, "neither used nor given back by " + policy);
        }
      }
    }
    Balance balance = boot.ledger.balance();
    long booked = balance.bytes(Owner.PAGE_ALLOCATOR);
    long counted = boot.pages.totalFreeBytes();
    if (booked != counted) {
      throw new IllegalStateException(
          "the ledger has %s free bytes, the page allocator %s".formatted(booked, counted));
    }
    return balance;
  }
}

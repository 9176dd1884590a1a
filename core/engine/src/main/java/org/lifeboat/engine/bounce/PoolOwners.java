package org.lifeboat.engine.bounce;

import org.lifeboat.api.memory.Owner;

/** Under which names the ledger has a pool. */
final class PoolOwners {
  static final Owner POOL = new Owner(Owner.Kind.BOUNCE_POOL, "swiotlb pool");

  private PoolOwners() {}

  static Owner bookkeeping(String name) {
    return new Owner(Owner.Kind.BOUNCE_POOL, "swiotlb " + name);
  }
}

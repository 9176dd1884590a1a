package org.lifeboat.engine.bounce;

import java.util.List;
import org.lifeboat.api.bounce.BouncePool.Bookkeeping;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.engine.event.BootEvent.Moment;
import org.lifeboat.engine.ledger.Ledger;

/** Under which names the ledger has a pool. */
final class PoolOwners {
  static final Owner POOL = new Owner(Owner.Kind.BOUNCE_POOL, "swiotlb pool");

  private PoolOwners() {}

  static Owner bookkeeping(String name) {
    return new Owner(Owner.Kind.BOUNCE_POOL, "swiotlb " + name);
  }

  /**
   * Writes a pool off that nobody will ever give back, each piece under its name and the reason.
   */
  static void writeOff(
      Ledger ledger, MemoryRange pool, List<Bookkeeping> arrays, String why, Moment moment) {
    writeOff(ledger, pool, POOL, why, moment);
    arrays.forEach(a -> writeOff(ledger, a.range(), bookkeeping(a.name()), why, moment));
  }

  private static void writeOff(
      Ledger ledger, MemoryRange range, Owner owner, String why, Moment moment) {
    ledger.move(range, owner, Owner.lost(owner.name() + ": " + why), moment.text());
  }
}

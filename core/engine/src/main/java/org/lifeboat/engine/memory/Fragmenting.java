package org.lifeboat.engine.memory;

import org.lifeboat.api.memory.Owner;
import org.lifeboat.engine.event.BootEvent.Moment;
import org.lifeboat.engine.ledger.Ledger;
import org.lifeboat.engine.pages.BuddyAllocator;
import org.lifeboat.engine.pages.Fragmentation;
import org.lifeboat.engine.pages.PageRun;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Fault;

/**
 * Carries out a plan's fragmentation faults: pages leave the page allocator, and the ledger writes
 * down to whom.
 */
public final class Fragmenting {
  private static final Owner OTHERS = Owner.kernel("other users of memory (fragmentation fault)");

  private Fragmenting() {}

  /** Fragments each zone that the plan names, in the plan's order. */
  public static void apply(BootPlan plan, BuddyAllocator pages, Ledger ledger) {
    for (Fault fault : plan.faults()) {
      if (fault instanceof Fault.Fragmentation wish) {
        Fragmentation fragmentation =
            new Fragmentation(wish.zone(), wish.largestOrder(), wish.keepPercent(), plan.seed());
        for (PageRun run : fragmentation.applyTo(pages).runs()) {
          ledger.moveRun(run, Owner.PAGE_ALLOCATOR, OTHERS, Moment.HAND_OVER.text());
        }
      }
    }
  }
}

package org.lifeboat.engine.memory;

import java.util.Optional;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.memory.PageAllocator;
import org.lifeboat.api.memory.PageBlock;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.engine.event.BootEvent.Moment;
import org.lifeboat.engine.ledger.Ledger;
import org.lifeboat.engine.pages.BuddyAllocator;

/**
 * The page allocator in the hands of one owner: what is taken is written to that owner, and only
 * what is the owner's can be given back.
 */
public final class OwnedPages implements PageAllocator {
  private final BuddyAllocator buddy;
  private final Ledger ledger;
  private final Owner owner;
  private final Runnable check;

  /**
   * @param check runs before each call: whether the stage is still open
   */
  public OwnedPages(BuddyAllocator buddy, Ledger ledger, Owner owner, Runnable check) {
    this.buddy = buddy;
    this.ledger = ledger;
    this.owner = owner;
    this.check = check;
  }

  @Override
  public Optional<PageBlock> allocate(int order, Zone highest) {
    check.run();
    Optional<PageBlock> block = buddy.allocate(order, highest);
    block.ifPresent(
        b -> ledger.move(b.range(), Owner.PAGE_ALLOCATOR, owner, Moment.RUNTIME.text()));
    return block;
  }

  @Override
  public void free(PageBlock block) {
    check.run();
    ledger.move(block.range(), owner, Owner.PAGE_ALLOCATOR, Moment.RUNTIME.text());
    buddy.free(block);
  }

  @Override
  public long freePages(Zone zone) {
    check.run();
    return buddy.freePages(zone);
  }

  @Override
  public int largestFreeOrder(Zone zone) {
    check.run();
    return buddy.largestFreeOrder(zone);
  }
}

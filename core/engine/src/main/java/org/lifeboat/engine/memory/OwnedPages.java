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
  private final Moment moment;

  /**
   * @param moment when, for the ledger's journal
   */
  public OwnedPages(BuddyAllocator buddy, Ledger ledger, Owner owner, Moment moment) {
    this.buddy = buddy;
    this.ledger = ledger;
    this.owner = owner;
    this.moment = moment;
  }

  @Override
  public Optional<PageBlock> allocate(int order, Zone highest) {
    Optional<PageBlock> block = buddy.allocate(order, highest);
    block.ifPresent(b -> ledger.move(b.range(), Owner.PAGE_ALLOCATOR, owner, moment.text()));
    return block;
  }

  @Override
  public void free(PageBlock block) {
    ledger.requireOwner(block.range(), owner, moment.text());
    buddy.free(block);
    ledger.move(block.range(), owner, Owner.PAGE_ALLOCATOR, moment.text());
  }

  @Override
  public long freePages(Zone zone) {
    return buddy.freePages(zone);
  }

  @Override
  public int largestFreeOrder(Zone zone) {
    return buddy.largestFreeOrder(zone);
  }
}

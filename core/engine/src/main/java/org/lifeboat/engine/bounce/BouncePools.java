package org.lifeboat.engine.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lifeboat.api.bounce.BounceDemand;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.BounceRequest;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.engine.event.BootEvent.Moment;
import org.lifeboat.engine.event.EventLog;
import org.lifeboat.engine.ledger.Ledger;
import org.lifeboat.engine.plan.BounceGeometry;
import org.lifeboat.engine.plan.KernelTexts;

/**
 * The pools of one boot: which exist, which are in use, and what was paid and given back for them.
 */
public final class BouncePools {
  private final BounceGeometry geometry;
  private final BounceMessages messages;
  private final EventLog events;
  private final Ledger ledger;
  private final BounceDemand demand;
  private final EarlyPools early;
  private final LatePools late;
  private final List<BouncePool> live = new ArrayList<>();
  private final List<BouncePool> ready = new ArrayList<>();
  private final PoolAccount account;
  private boolean refused;

  /** Pools by a kernel's geometry, placed in a boot's memory. */
  public BouncePools(
      BounceGeometry geometry,
      KernelTexts texts,
      BounceDemand demand,
      EarlyPools early,
      LatePools late,
      Ledger ledger,
      EventLog events) {
    this.geometry = geometry;
    this.messages = new BounceMessages(texts);
    this.demand = demand;
    this.early = early;
    this.account = early.account();
    this.late = late;
    this.ledger = ledger;
    this.events = events;
  }

  /** What the kernel's rules ask for. */
  public BounceDemand demand() {
    return demand;
  }

  /** Reserves a pool from early memory. */
  public Optional<BouncePool> reserve(BounceRequest request) {
    Optional<BouncePool> pool = early.reserve(request);
    refused |= pool.isEmpty();
    pool.ifPresent(
        p -> {
          live.add(p);
          account.took(p);
          events.add(new BootEvent.PoolReserved(p, request.initialize()));
          if (request.initialize()) {
            use(p);
          }
        });
    return pool;
  }

  /** Asks the page allocator for a pool; it is ready at once. */
  public Optional<BouncePool> allocate(long bytes, Zone highest) {
    Optional<BouncePool> pool = late.allocate(bytes, highest, messages);
    refused |= pool.isEmpty();
    pool.ifPresentOrElse(
        p -> {
          live.add(p);
          ready.add(p);
          account.took(p);
          events.add(new BootEvent.PoolReserved(p, true));
        },
        () -> events.add(new BootEvent.PoolRefused(bytes, "no block of 2 MB or more is free")));
    return pool;
  }

  /** Makes a held pool ready; kernels that announce it there do so. */
  public void initialize(BouncePool pool) {
    requireLive(pool);
    if (!ready.contains(pool)) {
      events.add(new BootEvent.PoolInitialized(pool));
      use(pool);
    }
  }

  private void use(BouncePool pool) {
    ready.add(pool);
    if (geometry.announceEarly()) {
      BounceMessages.using(events);
      messages.pool(events, pool);
    }
  }

  /** Gives a pool back; returns the bytes that the page allocator got. */
  public long release(BouncePool pool) {
    requireLive(pool);
    messages.tearDown(events);
    PoolAccount.Returned returned =
        switch (pool.origin()) {
          case EARLY -> early.release(pool);
          case LATE -> late.release(pool);
        };
    live.remove(pool);
    ready.remove(pool);
    account.returned(returned);
    events.add(
        new BootEvent.PoolReleased(
            pool, returned.bytes(), PoolAccount.bytes(pool) - returned.bytes()));
    return returned.bytes();
  }

  private void requireLive(BouncePool pool) {
    if (live.contains(pool)) {
      return;
    }
    ledger.requireOwner(pool.range(), PoolOwners.POOL, Moment.RUNTIME.text());
    throw new IllegalStateException(
        "the pool at %s of \"%s\" has not %s slots, or other bookkeeping"
            .formatted(pool.range(), PoolOwners.POOL, pool.slots()));
  }

  /** Writes a pool off that nobody uses and nobody will give back. */
  public void writeOff(BouncePool pool, String why) {
    PoolOwners.writeOff(ledger, pool.range(), pool.bookkeeping(), why, Moment.END);
  }

  /** Whether a pool exists and is ready for use. */
  public boolean isReady(BouncePool pool) {
    return ready.contains(pool);
  }

  /** Pools that exist, in the order in which they were had. */
  public List<BouncePool> live() {
    return List.copyOf(live);
  }

  /** What was paid and given back. */
  public PoolAccount account() {
    return account;
  }

  /**
   * What the kernel says at the end of pci_iommu_init (arch/x86/kernel/pci-dma.c): the pool; that
   * there is none, where it was refused; nothing where it does not tell of such a pool.
   */
  public void announce(Optional<BouncePool> inUse) {
    if (geometry.announceEarly() || !messages.tellsOfPool(demand)) {
      return;
    }
    if (inUse.isPresent()) {
      BounceMessages.using(events);
      if (inUse.get().origin() == BouncePool.Origin.EARLY) {
        messages.pool(events, inUse.get());
      }
    } else if (demand.forbidden() || refused) {
      BounceMessages.using(events);
      messages.noPool(events);
    }
  }
}
